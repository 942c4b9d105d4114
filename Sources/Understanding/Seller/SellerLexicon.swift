/// What sellers write, as patterns by label.
///
/// A line `-label` vetoes the label in its clause.
///
/// To add a wording: put a pattern on the line of its label and language; `Pattern` says how patterns read. Words are
/// folded: lower case, no accents, no apostrophes.
enum SellerLexicon {
    static let table = PatternTable([english, russian, spanish, portuguese, french, chinese].joined(separator: "\n"))

    static let english = """
        accepts_cancellation: accept* .. cancel*; accept* .. your|the request; accept* .. request; agree* .. cancel*; approv* .. cancel*; approv* .. request; approved it; approve it; order|it|this is|was|has cancel*; order|it has been cancel*; order cancelled|canceled; order|it|been already cancel*; already cancel*; cancelled your|the|it|for; canceled your|the|it|for; cancelled successfully; have cancel*; has been cancel*; we|i|will|shall|ll|gladly|can|could cancel it|this|your|the|for|order; we|i|will|shall|ll|can help .. cancel*; no problem .. cancel*; ok .. cancel*; okay .. cancel*; sure .. cancel*; yes .. cancel*; please|pls|kindly|you|u|can cancel .. order; please|pls|kindly cancel it; can cancel it; you|u can|may cancel; you|u apply .. approve; apply .. cancel* .. i|we|will; cancellation .. accepted|approved|confirmed|done|completed|granted; cancel done; cancelled now; cancelled already; confirm* .. cancel*; out of stock .. cancel; no stock .. cancel; process* .. cancel*; cancellation .. processed; agreed .. request
        -accepts_cancellation: not|cannot|cant|can't|wont|dont|doesnt|didnt|couldnt|unable|impossible|never|no .. cancel*|accept*|approv*|agree*; if|when|once|after|unless|until .. close*|withdraw*|confirm*|dispute*|receipt|packed|shipped|sent|warehouse|change*|reason|whatsapp|paypal; could have; would have; too late; coupon|flight|extension|dispute|promotion .. cancel*|accept*|approv*; cancel* .. dispute|coupon|request_first|claim; before you .. cancel*; dont cancel; do not cancel; why .. cancel*; want* to cancel .. why; reason .. cancel*; check .. whether|if .. cancel*; check whether; instead of cancel*; other order; another order; cancel* .. other|another order; see if .. cancel*; try to cancel
        refuses_cancellation: cannot|cant|couldnt|not|unable|impossible|wont|dont|never .. cancel*; no way .. cancel*; not possible to cancel; cancel* .. not_possible|impossible|unavailable|not_allowed|rejected|refused|declined; too late; could have cancel*; reject* .. request|cancel*; refuse* .. request|cancel*; decline* .. request|cancel*; request|cancellation .. rejected|refused|declined|denied; cannot|cant|unable|not .. stop|intercept|recall .. it|parcel|package|order; against .. policy; not accept* .. cancel*|request; no longer .. cancel*; no cancel*; not agree .. cancel*; do not support cancel*; should have cancel*; not be cancel*
        -refuses_cancellation: please|pls .. dont|not cancel; please|pls do not cancel; if .. dont cancel; worry; not cancel* .. dispute; hope .. not cancel*; why .. not cancel; you .. cannot cancel; system .. not .. cancel* .. you|apply; why; if
        already_shipped: already|has|have|had|was|been|is|are shipped; already|has|have|been sent|dispatched|posted; shipped out|already|yesterday|today|it|your|the|on; sent out|already|yesterday; on the|its way; in transit; on the road; tracking number|no|code|is|id; handed .. carrier|courier|logistics|post; left .. warehouse|china|our|country; in customs; at customs; customs .. clear*; delivered; with the carrier|courier; lost .. transit|way; carrier .. stop|intercept|return; arriv* .. country|customs; parcel|package|item|goods|order .. shipped|gone|departed|left|moving|sent; parcel|package .. been|was lost; picked up .. courier|carrier
        -already_shipped: not|never|havent|hasnt|isnt|wasnt|before|will|not_yet|wont|if|until|unless .. shipped|sent|dispatched|delivered|ship|posted; will be .. shipped|sent|delivered; not .. shipped; to be shipped; when .. shipped; tracking .. will|later|soon; ready to be; on the way to .. us; refund .. on|sent|delivered; will provide; send|give|provide .. tracking .. after|once|when
        asks_reason: why; what .. reason; whats .. reason; tell|let|know .. reason|why; may i know|ask .. why|reason; can .. reason|why; reason for .. cancel*; what .. wrong|problem|matter|happened; what is the problem|issue; how come; any problem
        -asks_reason: thats|this|is|that why; reason .. choose|select|option|field; change .. reason; choose .. reason; select .. reason; reason is; no matter why; know why the; wait .. see; dont know why; not know why; wrong address|name
        asks_to_wait: wait; be patient; patience; please .. patient; few .. more days; more time; give .. us|me .. time|days|chance; extend .. time|delivery|processing|shipping; extend*; extension; will ship|send|dispatch|arrange|deliver; ship* .. soon|tomorrow|today|asap|monday|tuesday|wednesday|thursday|friday|within|next; is|are|be|been|was|will|may|shipping|delivery|order|logistics|slightly|little|some delay*; delay* in|of .. ship*|deliver*|dispatch|production; delayed; delays; check .. and .. back|reply|tell|let|inform; let|will|ll me|us check|contact; will check; get back to you; come back to you; backlog; holiday*; shipped soon|tomorrow; hold on; hurry; bear with; peak season; on vacation; contact .. warehouse|logistics|factory; ask .. warehouse|factory|boss|colleague; arrives .. soon
        -asks_to_wait: refund .. wait; no need .. wait; dont .. wait; waiting for .. refund; not have to wait; refund* .. days; money .. days; will send .. refund|money|coupon|gift|you_a|another|new; cannot wait; extension .. accepted|approved; cancel* .. extension; wait .. refund|bank|money; support .. reply|answer; within 24
        offers_discount: discount; coupon; partial refund; partially refund*; refund .. part|half|some|percent|%; half .. price|refund|money; % .. off|refund|discount|back|of; refund you $*|€*|£*; give|offer|refund|compensate|return|send|pay .. $*|€*|£*|usd|euro*|eur|dollar*; compensat*; lower .. price; reduce .. price; cheaper price; free gift; a gift; small gift; bonus; gift .. you; cashback; special price; better price; $*|usd|eur|euro*|dollar* .. compensation|back|if you keep; refund .. of $*; price difference
        -offers_discount: full refund|amount|price|money|100%; full; 100%; total amount; no discount|coupon; not .. discount|coupon; cannot .. discount|coupon|compensat*; paypal|whatsapp|outside|directly; all .. money; whole; coupon .. expired|canceled|cancelled|returned|back
        offers_replacement: replac*; resend; re send; send .. another|new|again|different|one more; exchange; another .. color|colour|size|model|style|one|item|product; other .. color|colour|size|model|style; different .. color|colour|size|model; change .. to .. color|colour|size|model; reship; change .. size|color|colour|model; similar .. item|product|model|one; swap
        -offers_replacement: no replac*; not .. replac*|exchange|resend; cannot .. replac*|exchange; exchange rate; another .. channel|way|reason|order; which .. color|size; wrong .. size|color; choose another reason; select another; new order; resend .. photo*|picture*|request
        asks_return: return .. goods|item|product|package|parcel|it|us|order|them; send .. it|item|goods|parcel|package .. back; send back; ship .. back; refuse .. parcel|package|delivery|it|receive|accept|to sign; reject .. parcel|package|delivery; dont|not accept|receive|sign .. parcel|package|it|delivery; return address; let .. it|parcel .. return; return to sender; do not pick; dont pick; return it; returned to us; leave .. post office
        -asks_return: no need .. return; not .. need .. return|send; without .. return*; dont .. need .. return|send; no .. return; you|do_not .. have to .. return; return .. money|refund|amount|payment; money .. return*; already return*; carrier .. return; return you|your .. money|$*
        asks_evidence: photo*; picture*; pic; pics; video*; screenshot*; image*; proof; evidence; unboxing
        -asks_evidence: no .. photo*|picture*|video*|need; not .. need; thanks|thank .. photo*|picture*|video*; received .. photo*; saw; seen .. photo*; same as .. picture*; as .. in .. picture*|photo*; match*; see .. picture* .. page; like .. photo
        asks_change_reason: choose|select|pick|use|put|write|change|with|give .. reason; reason .. choose|select|change|as|to; change .. reason|the reason; another|other|different reason; dont|not .. choose|select|use .. reason|seller; reason .. dont_want|no_longer|not_need*|personal|wrong; choose|select .. i|buyer|no_longer|not_need|dont_want|do_not|wrong; apply again .. reason; modify .. reason
        -asks_change_reason: what .. reason; tell .. reason; know .. reason; may .. reason; can .. tell .. reason; give .. us|me .. reason; why; whatever reason; any reason
        asks_withdraw: close|cancel|withdraw|revoke|drop|remove|delete|end .. dispute|claim|case|complaint|appeal; dispute|claim|case .. close*|cancel*|withdraw*|drop*|remove*|revoke*; withdraw*; revoke .. request|cancel*|application; cancel|take|call .. back .. request|cancellation_request|application; cancel the cancellation; cancel your .. request|cancellation|application|dispute; confirm .. receipt|received|goods|delivery|order_received|receiving|reception|it; click|press|tap .. confirm*|received|receipt; confirm that .. received; take back .. request; undo .. request; stop .. dispute|claim; first close
        -asks_withdraw: open .. dispute|claim|case; dont|not|never|no need .. close|withdraw|confirm|cancel .. dispute|receipt|request|claim; dispute .. was|already|been closed; to withdraw money; i|we|will|ll confirm .. receipt; before .. confirm; money .. withdraw*; do not confirm; dont confirm; please confirm .. address|name|size|color|colour|item|order number; confirm .. address|size|color|cancel*|whether|if; accept* .. cancel .. request
        off_platform: whatsapp|whatsap|watsapp|telegram|wechat|weixin|viber|skype|facebook|instagram|messenger|line|signal; wa me; email|mail me|us; my|our email|mail|e; by|via|to|through paypal; paypal; bank .. account|details|card_number|transfer; iban; card number; outside .. aliexpress|platform|here|site; off .. platform; phone|call|text me|us|number; our|my phone|number|paypal; western union; direct* .. pay*|transfer|payment; qq; pix; zelle; venmo; bitcoin; usdt; contact .. outside; add me|us; gmail|hotmail|outlook|yahoo; crypto; contact us on|by|via .. mail|email|phone
        -off_platform: do_not|dont|never .. whatsapp|paypal|telegram|email|outside|contact|pay*|talk; refund .. to your paypal|original; paid .. by|with|via .. paypal|card; your paypal|card .. original|refund*|account; original payment; on this line; in line; deadline; your phone number; phone number .. courier|delivery|address; name .. phone; address .. phone; refund .. paypal; phone case; back to .. paypal|bank|card|account
        refund_promised: refund* .. full|100%|all|whole|total|you|your|your_money|money|payment|soon|today|tomorrow|days|within|will|be|immediately; full refund; full amount .. back|return*|refund*; will refund; will be refund*; money .. back|return*|refund*|will; get .. money|refund back; will .. get|receive|have .. refund|money; return .. your|the|all money|payment; refund .. arrive|come|reach|process*; process* .. refund; refund in|within; payment .. return*|back|refund*; we|i refund
        -refund_promised: not|cannot|cant|no|wont|dont|never|without .. refund*|money; partial; partially; half; part of; % ; some money; already .. refund*|returned; have|has|was|been refunded; has been .. refund*|return*; $*|€*|£* .. refund*|back|compensation; refund .. $*|€*|£*; refund you .. $*|€*; refunded .. already; refunded|returned on|to_your|successfully; want .. refund; if .. want .. refund; apply .. refund; why .. refund; your refund request; ask .. refund; refund request; usd|dollars|euro|euros .. refund; refund .. usd|dollars|euro|euros
        refund_done: already refund*; has|have|was|been|is already refunded; have|has|was|been refunded; refund* .. already|done|completed|successful*|issued|processed|sent; money .. already|has|been|was .. return*|sent|refund*; returned .. money|payment|full|your; refunded you|your|the|it|to|on|full|today|yesterday; refund was|has .. made|done|sent|issued|processed|completed; payment .. been return*; i refunded; we refunded; gave .. back .. money
        -refund_done: will|after|once|when|if|not|until|shall|be .. refunded|returned|refund*; to be refunded; partial*; half; refund .. will; can be; goods .. returned; parcel .. returned; returned to us; coupon; as soon as
        asks_details: order number|no|id; which .. order|item|one|size|color|colour|product|model; what .. order|size|color|colour|address|name|number|model|item; your .. address|name|phone|number|full; provide .. address|name|number|order|details|information; send .. address|name|order number; confirm .. address|size|color|colour|name; tell .. order number|address|size|color|colour|which; more details|information|info; zip code; postal code; correct address; screenshot .. order number
        -asks_details: tracking number; my|our|bank|card .. number|account; account number; number is; tell .. reason; here is; phone number is; write .. address .. return; return address; which reason; what reason; wrong .. order; whatsapp .. number; send .. whatsapp
        greeting_or_thanks: hello; hi; hey; dear; thank*; thanks; good morning|day|evening|afternoon|night; welcome; have a .. day; best wishes|regards; merry christmas; happy new year; best
        auto_reply: automat* .. reply|message|response|answer; auto reply|response|message|answer; automated; out of .. office; received your message|email|inquiry|enquiry; we .. will .. reply|respond|answer .. within|hours|soon|possible; currently .. closed|holiday|unavailable|offline|away|office; our .. working|office|business hours; do not reply; customer service .. reply|hours|respond; thank you for contacting; thanks for contacting; your message .. received; not at .. desk; reply .. within .. hours; noreply; this is an auto*; out of the office; thank you for your message .. will; working hours; business hours
        -auto_reply: accept*; refund*
        accepts_cancellation: apply|request .. cancel* .. agree|accept|approve; help cancel; out of stock .. cancel*; go ahead .. cancel*; just cancel; accepted .. request; agreed already; done .. agreed; ok to cancel; no problem .. cancel; free to cancel
        -accepts_cancellation: other order .. cancel*; first .. close|remove; canot|cannt|can_t .. cancel*
        refuses_cancellation: canot|cannt|cancell .. cancel*; would|could .. been fine; no cancellation*; sorry no cancel; dont allow .. cancel*; not allow .. cancel*; no way to cancel
        -refuses_cancellation: no|dont|not .. cancel button; dont cancel pls|please; button .. cancel*
        already_shipped: goods|parcel|package|item|it|order .. flying; its|it is with the carrier|courier; left our warehouse|hub; on a|the truck|plane|ship; asked .. courier|carrier .. intercept|stop|return; handed over; on the way already; already on the way; with the carrier
        -already_shipped: will go out
        asks_reason: what is wrong; whats wrong; not happy|satisfied .. why; may i know; what .. happened .. order
        asks_to_wait: will go out; go out tonight|tomorrow|today|soon; checking with; checking .. warehouse; one moment; moment please; give .. days; need .. days more|to; let me ask
        offers_replacement: would you take|like .. or|instead; instead .. color|colour|size|one; we swap; ship|send you a new; dont have .. anymore .. would; another one instead; we have .. only .. ok
        asks_return: refuse it; reject it; refuse .. postman|courier; return the item; return .. item|goods; take it back to; send .. back
        asks_evidence: photograph
        asks_change_reason: dont|not use .. reason; with reason; the reason .. must|should; please dont .. reason
        asks_withdraw: close .. request; cancel .. request .. dispute; confirm the receipt; close the|your request|dispute|case; cancel the request
        -asks_withdraw: your other order; order .. is cancelled
        off_platform: send me your paypal|card|account; give me your card|account|number; card no; your paypal account; transfer you; my whatsapp; on wechat; write .. telegram; our own website|shop|site
        refund_promised: every cent|penny; full money; all .. money back; whole payment .. back; pay .. full money; 100% .. back|refund; refund you full*; money .. fully; get .. cent back; full refund goes
        refund_done: whole payment was sent; was sent back; sent back this|today|yesterday; money was sent; refunded it; returned .. to your card .. yesterday|today
        asks_details: tell .. address|phone|name; name on the order; full address; which of; what is your .. name|address|phone|order; which one .. mean; address .. not complete
        unclear: i understand how you feel
        """
    static let russian = """
        accepts_cancellation: соглас* .. отмен*; подтвер* .. отмен*; одобр* .. отмен*|запрос*|заявк*; принял*|приняли|принят* .. отмен*|запрос*|заявк*; отменил*; отменен*; отменим; отменю; отмена .. подтвержд*|одобрен*|принят*|выполнен*|оформлен*; можете отменить|отменять; отменяйте; отмените .. заказ; оформ* .. отмен* .. соглас*|одобр*|подтвер*|прим*; подайте .. отмен* .. одобр*|прим*|подтвер*; хорошо .. отмен*; отменяем .. заказ; закрыли .. заказ; не возражае* .. отмен*
        -accepts_cancellation: не могу|можем|можно|получится|сможем|смогу|соглас*|отмен* .. отмен*; нельзя|невозможно .. отмен*; не отмен*; если .. закро*|отзов*|подтверд*|спор|не_упакован*|упакован*|склад*|отправ*; после .. закры*|подтвержд*; сначала; отмен* .. спор*|купон*|запрос*; отмените .. спор|запрос|заявк*; почему .. отмен*; причин* .. отмен*; могли .. отменить; можно было; поздно; купон .. отмен*; узна* .. можно|ли; другой заказ
        refuses_cancellation: не могу|можем|сможем|смогу|можно|получится|удастся .. отмен*; нельзя .. отмен*; невозможно .. отмен*; отмен* .. невозможн*|нельзя|не_получится|отклонен*|отказ*; слишком поздно; уже поздно; отклонил*|отклонен*|отклоняем .. запрос*|отмен*|заявк*; отказ* .. отмен*|запрос*; запрос .. отклонен*; могли .. отменить; не соглас* .. отмен*; не отменяе*; отказываем*; нужно было .. отмен*; не принима* .. отмен*
        -refuses_cancellation: пожалуйста .. не отмен*; не отменяйте; прошу .. не отмен*
        already_shipped: отправил*; отправлен*; выслал*; выслан*; в пути; трек; трекномер; трек номер; номер отслеживания; на таможне; доставлен*; передал* .. курьер*|почт*|перевозчик*|служб*|логистик*; передан* .. курьер*|почт*|перевозчик*|служб*; покинул* .. склад|китай; едет; уехал*; ушл*|ушел .. посылк*|заказ; потерял* .. дорог*|пути
        -already_shipped: не|еще не .. отправ*|выслал*|выслан*|доставлен*; отправим; если; пока не; когда .. отправ*; до .. отправ*; отправил* .. деньг*|возврат|запрос*|фото; деньги .. отправ*; после .. отправ*; трек .. будет|позже
        asks_reason: почему; по какой причин*; причин* .. отмен*|возврат*; какая|какова причин*; скажите|сообщите|укажите|подскажите|назовите|напишите .. причин*; что случилось|не_так|произошло; в чем .. причин*|дело|проблем*; зачем; какая проблем*; что .. не устро*
        -asks_reason: выб* .. причин*; измен* .. причин*; другую причин*; укажите причин* не|передумал*; вот почему
        asks_to_wait: подожд*; ждать; ожидайте; потерп*; терпени*; продл*; отправим; вышлем; отправлю; скоро .. отправ*; задерж*; уточн*|узна*|провер* .. сообщ*|напиш*|отвеч*|свяж*|верн*; проверю; проверим; уточним; дайте .. врем*|день|дня|дней; праздник*; каникул*; будет отправлен*; на днях; в ближайшее время; свяжемся .. склад*; спрошу; ждите; подождать
        -asks_to_wait: деньг* .. дней; возврат* .. дней; не .. ждать|ждите; не нужно ждать; возврат .. ожидайте; вернут* .. течение; ожидайте .. деньг*|возврат*
        offers_discount: скидк*; купон*; частичн* .. возврат*|компенсац*; компенс*; часть .. денег|суммы|стоимост*; вернем|верну|возврат|вернуть .. %|руб*|$*|доллар*|€*; половин*; подарок; подарк*; бонус; снизить .. цен*; дешевле; %
        -offers_discount: полн* .. сумм*|возврат*|стоимост*; полностью; 100%; всю сумму; не .. скидк*; купон .. отмен*; без скидк*
        offers_replacement: замен*; друго* .. цвет*|размер*|модел*|товар*; обмен*; отправ*|вышл* .. еще|новый|другой|повторно; повторн* .. отправ*; новый .. отправ*
        -offers_replacement: не .. замен*|обмен*; другую причин*; друг* .. причин*
        asks_return: верните .. товар|посылк*|заказ|его; вернуть .. товар*|посылк*; отправьте .. обратно; отошлите .. обратно; отправ* .. назад|обратно; откажитесь .. посылк*|получ*; не .. получайте|забирайте; не принимайте; отказ .. от получ*; возврат* товара; верн* .. товар .. вам|мы; обратно
        -asks_return: не нужно .. возвращать|отправлять|верн*; возвращать не; не .. надо .. возвращ*; деньг*; верн* .. деньг*; без возврат*
        asks_evidence: фото*; видео*; скриншот*; снимок; снимки; доказательств*; картинк*
        -asks_evidence: не нужн* .. фото*|видео*; спасибо .. фото*; без фото; как на фото; соответств*
        asks_change_reason: выб* .. причин*; укажите .. причин* .. передумал*|не_нужен|другую|больше; измен* .. причин*; друг* причин*; поменя* .. причин*; причин* .. передумал*|не_нуж*|личн*|измен*; не .. выб*|указыв* .. причин*
        -asks_change_reason: почему; какая|какова .. причин*; по какой
        asks_withdraw: закр* .. спор*|диспут*|жалоб*|претензи*; отмен* .. спор*|диспут*|жалоб*|запрос*|заявк*|претензи*; отозв*|отзов*|отзыв* .. запрос*|заявк*|спор*|отмен*; подтверд* .. получен*|доставк*|заказ; нажмите .. подтверд*|получ*; снимите .. спор*|запрос*|заявк*; уберите .. спор*; отозвать; отзовите; закройте
        -asks_withdraw: откро* .. спор*; не .. закрывайте|подтверждайте|отменяйте; закрыт* .. заказ; спор .. закрыт; подтвердили
        off_platform: whatsapp|ватсап*|вотсап*|вацап*|telegram|телеграм*|viber|вайбер*|wechat|вичат|скайп; почт* .. напишите; напишите .. почту|email|мейл; email; paypal|пейпал; номер карты; реквизит*; на карту; позвоните; звоните; наш* .. номер|телефон|почт*; вне .. площадк*|платформ*|сайт*|алиэкспресс; напрямую; банковск* .. счет*|карт*; перевод* .. карт*; инстаграм*; qq; в личк*; сбербанк*
        -off_platform: не .. пишите|переводите|платите|переходите; возврат .. на карту; деньги .. вернутся|вернут|вернем .. карт*; верн* .. на карту; на карту .. верн*; вашу карту .. верн*|поступ*; почтой; почта россии
        refund_promised: верн* .. деньг*|средств*|сумм*|вам|оплат*; возврат .. будет|денег|средств|оформ*|сделаем|полн*|течение|придет|поступит; деньги .. верн*|придут|поступят|вернутся|будут; полный возврат; вернем; верну .. деньг*; получите .. деньги|возврат; возместим
        -refund_promised: не .. верн*|возврат*; частичн*; часть; половин*; %; верните; уже .. верн*|возвращ*; вернули; возвращен*; после .. возврата товара .. частичн*; товар .. верн*; вернуть .. товар
        refund_done: вернули; вернул; уже .. возвращ*|вернул*|верну*; возврат .. выполнен|сделан|произведен|оформлен|прошел|завершен; деньги .. возвращены|вернули*|отправлены; средства .. возвращены|возвращен*; возвращены; возместили
        -refund_done: будут .. возвращ*; не; если; после; когда; товар .. вернул*; будет; посылк* .. верн*
        asks_details: номер .. заказ*|телефон*; какой .. заказ|товар|размер|цвет|адрес|номер; какого .. цвет*|размер*; ваш* .. адрес|имя|телефон|фио|индекс; уточните .. заказ|адрес|размер|цвет|номер|имя; укажите .. адрес|номер|имя|размер|цвет; адрес .. доставки; пришлите .. номер|адрес; какую .. модель
        -asks_details: номер карты; трек; номер отслеживания; какая причин*; какой причин*; наш .. номер
        greeting_or_thanks: здравствуйте; привет*; спасибо; благодар*; добрый день|вечер|утро; доброго .. дня|времени|утра; доброе утро; с уважением; хорошего дня; с праздник*; всего доброго; удачи; дорогой друг; дорогой
        auto_reply: автоответ*; автоматическ* .. ответ*|сообщен*; ваше сообщение .. получен*; мы .. ответим .. течение|ближайш*|скоро; рабочее время; нерабоч* .. врем*|дн*; не отвечайте на; часы работы; отсутству* .. офис*|месте; спасибо .. за обращение; мы получили .. сообщение|обращение|письмо; вне офиса; сейчас .. не в сети
        accepts_cancellation: подай*|подавай*|подавайте|оформ* .. запрос|заявку|отмен* .. одобр*|подтвер*|соглас*|прим*; заявку приняли; отмену одобрил*; запрос .. подтвердил*; отмену подтвердил*; заказ ваш отменим; отменим заказ; не против отмены; нет в наличии .. отмен*; закончил* .. отмен*
        refuses_cancellation: можно было отменить; еще .. можно .. отменить; заявка отклонена; отменить не могу|можем|получится|получиться|сможем; не отменяем; отмена невозможна; уже никак; отмены .. нет|не будет; отказываем
        -refuses_cancellation: не отменяйте
        already_shipped: отгрузили; отгружен*; служб* доставки .. перехват*; перехватить посылку; едет к вам; посылка .. потеря*; улетел*; передали в|на|курьеру|почте; сдали .. почт*; на таможне
        -already_shipped: отгрузить; передадим
        asks_reason: чем .. не .. устраивает; что .. не так; что вам не .. понравилось; можно узнать; по какой причине; что случилось
        asks_to_wait: ждите; обещаю отправить; курьер заберет; передадим .. почте|курьер*; потерпите; дайте .. дн*|врем*; завтра .. отправ*|заберет; подождите; упакован .. передадим; наклейка .. распечатана
        -asks_to_wait: вышлем .. новый|новую|другой|другую|размер|купон; отправим .. новую|новый|лампу .. взамен; другой размер
        offers_discount: вышлем .. новый на; купон; рублей дешевле .. вернем
        offers_replacement: хотите .. или; есть .. серый|черный|белый|другой; взамен; вышлем другой|другую; другой размер; заменим; обменяем; вместо .. отправим|вышлем|есть
        -offers_replacement: купон
        asks_return: сдайте посылку; возвращайте; возвращайте .. товар; откажитесь; не забирайте; отправьте .. обратно; верните .. товар|посылку; возврат .. товара
        asks_change_reason: не ставить причину; не выбирайте; причина; подайте новый .. причин*; с причиной; выберите .. причину; укажите причину; поставьте причину; не ставьте
        -asks_change_reason: по какой причине; какая причина; причина отмены .. какая
        asks_withdraw: уберите .. запрос|спор|заявку; уберите запрос; отзовите; подтвердите получение; закройте .. спор; снимите .. спор|запрос|заявку; аннулируйте .. запрос
        -asks_withdraw: подайте .. запрос .. одобрим
        off_platform: номер карты .. напишите|пришлите|скиньте; напишите номер карты; скиньте .. iban|номер|карту; в телеграме|телеграм|вотсап|ватсап|вайбер; напрямую
        -off_platform: никогда не просим; не просим .. писать|переводить; мошенник*; вам на карту; на карту в течение; на вашу карту
        refund_promised: вернем .. всю|все|полностью|сумму|стоимость; верну все; деньги вернутся; возвратят всю; возвратят .. сумму; 100% стоимости; деньги в полном; переведу .. все деньги; всю сумму; до копейки; получите .. обратно|полн*
        -refund_promised: компенсаци*; рублей как; вернуть вам 150
        refund_done: возврат .. проведен; возврат проведен*; деньги отправили; деньги .. вернул*; вернули .. деньги|вам|всю
        asks_details: какой именно; какой из; какого .. размера|цвета .. нужно; из .. товаров; напишите .. адрес|номер заказа|имя|телефон
        """
    static let spanish = """
        accepts_cancellation: acept* .. cancel*|solicitud|peticion|anula*; aprob* .. cancel*|solicitud; apruebo; aprobare*; hemos|he|fue|ha|esta|sido|queda|ya cancelad*|anulad*; pedido cancelad*|anulad*; cancelamos; cancelare*|cancelo .. pedido|su|tu|lo|orden; puede*|podemos|puedo cancelar .. pedido|orden|lo|la|su|tu; puede* cancelar*; cancele .. pedido|orden; canceles; cancela .. pedido; de acuerdo .. cancel*; ok .. cancel*; vale .. cancel*; claro .. cancel*; si .. cancel* .. pedido; confirm* .. cancel*; cancelacion .. aceptada|aprobada|confirmada|hecha|realizada; sin problema .. cancel*; solicit* .. cancel* .. acept*|aprob*; no hay problema .. cancel*; anulamos
        -accepts_cancellation: no .. puede*|podemos|puedo|acept*|posible|es .. cancel*|acept*|anul*; imposible; no cancel*; si .. cierra*|retira*|confirma*|disputa|empaquet*|enviad*|almacen|cambia*; cuando .. cierr*|confirm*; despues de; primero; antes .. cierre|retire; demasiado tarde; podria* haber; se podia; habria; por que .. cancel*; cancel* .. disputa|cupon|solicitud|reclamo; cancel* la solicitud; motivo .. cancel*; cupon; otro pedido; ver si; consultar*
        refuses_cancellation: no .. puede*|podemos|puedo|podre*|posible|es .. cancel*|anul*; imposible .. cancel*; demasiado tarde; ya es tarde; rechaz* .. solicitud|cancel*; no acept* .. cancel*|solicitud; cancel* .. no .. posible|permitid*; solicitud .. rechazada|denegada; podria* haber*cancel*; no .. cancel* .. ya; podria* haber* .. cancel*; no se .. cancel*; no .. detener|parar .. envio|paquete; muy tarde; contra .. politica*
        -refuses_cancellation: por favor .. no cancel*; no canceles; no lo cancele; por favor no
        already_shipped: ya .. enviad*|envi*|despachad*|salio|salido; fue|ha_sido|esta|hemos|he|sido|han enviad*|despachad*; enviamos; enviado; en camino; en transito; en aduana*; numero de .. seguimiento|rastreo; codigo de seguimiento; entregad* .. transport*|correo*|mensaj*|courier; fue entregado; en reparto; salio .. almacen|china; perdi* .. camino|transito; seguimiento
        -already_shipped: no|aun_no|todavia_no .. enviad*|envi*|salido|despachad*; sera .. enviad*; si; sin enviar; antes de .. envi*; cuando .. envi*; dinero .. enviad*; se enviara
        asks_reason: por que; porque quiere*; cual .. motivo|razon|problema; que .. motivo|paso|sucede|problema|ocurre; digame|dime|diga|decir*|saber|indique .. motivo|razon|por que; motivo .. cancel*; razon .. cancel*; a que se debe
        -asks_reason: elija|elige|seleccione|seleccion*|cambi* .. motivo|razon; otro motivo; motivo .. ya no; es por que; por eso
        asks_to_wait: esper*; paciencia; pacient*; mas tiempo; unos dias; enviaremos; enviare; enviara; sera enviad*; se enviara; exten* .. plazo|tiempo|entrega; ampli* .. plazo|tiempo; prorrog*; retras*; demora*; demorad*; vacaciones; festivo*; revis* .. aviso|respond*|informo|digo; consult* .. almacen|logistica; voy a .. revisar|consultar|verificar|comprobar; verific* .. inform*|avis*|respond*; deme|denos|dame .. tiempo|dias; pronto; le avis*
        -asks_to_wait: reembolso .. esper*|dias; no .. esper* mas; no hace falta; dinero .. dias; esper* .. reembolso|banco|dinero; no espere; espero que; tarda*
        offers_discount: descuent*; cupon*; reembolso parcial; parcial*; compens*; mitad; parte .. dinero|importe|precio; %; rebaj*; regalo; obsequio; bonific*; devolv*|reembols*|ofrec*|dar* .. $*|€*|dolar*|euro*|usd; precio .. mas bajo|menor|especial; mejor precio
        -offers_discount: completo; total; integro; 100%; todo el dinero; no .. descuent*|cupon; sin descuento; paypal; whatsapp
        offers_replacement: reemplaz*; reenvi*; cambi* .. por otro|color|talla|modelo; otro .. color|modelo|producto|articulo; otra .. talla|unidad; enviar* .. otro|otra|nuevo|nueva; sustitu*
        -offers_replacement: no .. reemplaz*|cambi*; otro motivo; cambi* .. motivo|razon; otra razon|cuenta; otro pedido
        asks_return: devuelv* .. producto|articulo|paquete|mercancia|lo|nos|pedido; devolver .. producto|articulo|paquete|lo; envi* .. de vuelta; regres* .. producto|paquete; rechace|rechaza|rehuse .. paquete|entrega|envio; no .. acepte|reciba|recoja .. paquete|envio|lo; retornar .. producto|paquete; mandar .. vuelta; devuelvalo; devolvernos
        -asks_return: no .. necesit*|hace|tiene* .. devolver*; sin .. devol*; no .. devuelv*; devolver .. dinero|importe; devol* .. el dinero
        asks_evidence: foto*; video*; captura*; imagen*; prueba*; evidencia*
        -asks_evidence: no .. necesit* .. foto*; gracias .. foto*; como en la foto; sin foto*; igual .. foto*
        asks_change_reason: elij*|elige|seleccion*|escoj*|ponga|pon|cambi*|use|marque .. motivo|razon; otro motivo; otra razon; motivo .. ya no|no lo quier*|personal*; no .. elija|seleccione|ponga .. motivo|vendedor; elija|seleccione .. ya no
        -asks_change_reason: cual .. motivo; que motivo; por que; digame .. motivo; dime .. motivo; saber .. motivo
        asks_withdraw: cerr*|cierr* .. disputa|reclam*|caso; retir* .. disputa|solicitud|reclam*|cancel*; cancel* .. disputa|reclam*|la_solicitud|su_solicitud|tu_solicitud; confirm* .. recepcion|recibo|entrega|recibid*|pedido; anul* .. disputa|solicitud|reclam*; elimin* .. disputa; quit* .. disputa|reclam*; haga|haz clic .. confirm*; retire; retirar
        -asks_withdraw: abr* .. disputa|reclam*; no .. cierre|confirme|retire|cancele; confirm* .. direccion|talla|color; antes de confirm*; retirar .. dinero
        off_platform: whatsapp|wasap|telegram|wechat|viber|skype|facebook|instagram|messenger; correo|email .. escrib*|nuestro|mi; mi|nuestro .. correo|email|telefono|numero|paypal; escrib* .. correo|email|whatsapp; paypal; transferencia; cuenta bancaria; iban; numero de .. tarjeta|cuenta; fuera .. plataforma|aliexpress|sitio; llam* .. telefono|numero|al; por fuera; directamente .. pag*; bizum; qq; datos bancarios
        -off_platform: no .. pague|escriba|use|contacte .. fuera|whatsapp|paypal; pag* con .. paypal|tarjeta; su .. cuenta|tarjeta|paypal; mismo .. medio|metodo; reembols* .. paypal|tarjeta|cuenta; correo postal; correos
        refund_promised: reembols* .. dinero|completo|total|integro|dias|importe|hoy|manana|su|tu|le|te|todo|cuanto; reembolsaremos; reembolsare; le|te reembols*; devolv* .. dinero|importe|todo|su|pago; recibira* .. reembolso|dinero; dinero .. devuelto|regres*|volvera|sera|llegara; reembolso completo|total|integro; procesa* .. reembolso; tendra* .. dinero
        -refund_promised: no .. reembols*|devol*; parcial*; mitad; parte; %; ya .. reembols*|devuel*; fue|ha|hemos|sido .. reembolsad*|devuelto; $*|€* ; solicit* .. reembolso; si quiere .. reembolso; producto; articulo
        refund_done: ya .. reembols*|devolv*|devuelt*; hemos|he|ha_sido|fue|sido|esta reembolsad*|devuelto; reembolsamos; reembolso .. realizado|hecho|completado|procesado|efectuado|enviado; dinero .. ha_sido|fue|ya .. devuelto|enviado|reembolsado; devolvimos; le devolvi
        -refund_done: sera; cuando; si; no; parcial*; producto; paquete; mitad; una vez
        asks_details: numero de .. pedido|orden|telefono; cual .. pedido|articulo|talla|color|direccion|orden; que .. pedido|talla|color|modelo|articulo|direccion; su|tu .. direccion|nombre|telefono; indique|indiqueme|digame|envi*|facilit* .. numero de pedido|direccion|nombre|talla|color; codigo postal; mas .. detalles|informacion; direccion completa; nombre completo
        -asks_details: seguimiento; rastreo; tarjeta; cuenta; que motivo; cual motivo; mi numero; nuestro
        greeting_or_thanks: hola; gracias; buenos dias; buenas tardes|noches; saludos; estimado; querido; feliz .. dia|navidad|ano; que tenga .. dia; bienvenid*; buen dia; un placer
        auto_reply: respuesta automatica; mensaje automatico; automatic*; fuera de .. oficina|horario; hemos recibido .. mensaje|consulta; responderemos .. pronto|horas|posible|brevedad; horario de .. atencion|trabajo|oficina; gracias por .. contactar*|comunicarse; le responderemos; no responda; recibimos su mensaje; en breve
        accepts_cancellation: solicitarlo .. acept*; lo aceptamos; lo anulas; lo anulo; que cancele; cancele con; damos el visto bueno; visto bueno .. cancel*; cancelacion aceptada; si ya no .. cancel*|anul*; puede cancelarlo; pedido anulado; agotado .. cancel*
        -accepts_cancellation: vuelo .. cancelado; solo .. aprob*|acept*; no .. cancelac*; cancelar nada
        refuses_cancellation: peticion|solicitud .. rechazada|denegada; queda rechazada; se podia cancelar; imposible anular; no hay cancelaciones; cancelar nada; eso no lo acepto; ya no .. puede .. cancel*; no .. cancel* .. pedido; hoy ya no; no damos .. cancel*
        already_shipped: entregado al transportista; tomo otro avion; salio .. ayer|el|de; salio ayer; paqueteria; va en camino; en camino; avion salio; ya salio; lo tiene .. transportista|correos; esta en aduana
        -already_shipped: sale
        asks_reason: que .. no le convence|gusta; hubo algun inconveniente|problema; que tiene de malo; que paso; cual es el problema|motivo; por que
        asks_to_wait: lo despacho; manana .. despacho|envio|sale; dejeme checar|revisar|ver|preguntar; al rato le; le contesto; pasa .. camion .. recoger*; denos .. dias|semana; denme .. dias; sale .. manana|lunes|hoy; lo reviso; espere; etiqueta impresa; empaquetado
        -asks_to_wait: banco; reembolso .. demorar; puede demorar
        offers_discount: euros|dolares|pesos .. de vuelta|compensacion|por las molestias; regalito; regalo; le devuelvo .. euros|dolares|pesos; le doy .. euros|dolares
        offers_replacement: en lugar del|de la; le sirve .. la|el|otro; se lo cambio; no queda .. sirve; le mando .. otro|nuevo; le puedo mandar
        asks_return: no lo recojas|recoja; rechacelo; rechazalo; llevelo .. almacen; deje el paquete; mandelo de regreso; mandelo .. vuelta; devuelva .. producto|articulo|paquete; devolucion es gratuita
        asks_evidence: grabe; foto; adjunte
        asks_change_reason: como motivo; pone .. motivo; con el motivo; motivo .. ya no lo|por error|no lo necesito
        asks_withdraw: quite .. solicitud|disputa|reclam*; anule .. peticion|solicitud; pulse .. recibido; pedido recibido; retire; cierre .. reclam*|disputa|caso; confirma .. recepcion; cancele la solicitud; elimine .. solicitud
        -asks_withdraw: cancele con
        off_platform: clabe; deme su cuenta; su cuenta de .. mercado|banco; mercado pago; paseme|pasame .. cuenta|numero|clabe; por whatsapp
        -off_platform: jamas; nunca .. pediremos; veo que pago con; pago con paypal; estafas
        refund_promised: importe integro; todo el dinero; devolveremos .. 100%|todo; devolvemos .. importe|todo|total; 100%; recuperara .. dinero; devolvera .. total; se le abona todo; abona .. dinero; regreso .. 100%; transfiero todo; importe total; le devolvera
        -refund_promised: ya se lo devolvimos; emitido
        refund_done: reembolso .. emitido|hecho; se lo devolvimos; reembolso hecho; ya .. devolvimos; emitido hace
        -refund_done: cierre .. y; hoy mismo
        asks_details: de cual de; cual de los|las; necesito su nombre|direccion|telefono; su nombre completo; me habla
        """
    static let portuguese = """
        accepts_cancellation: aceit* .. cancel*|solicitacao|pedido; aprov* .. cancel*|solicitacao|pedido; concord* .. cancel*; foi|esta|ja|sido cancelad*; cancelei; cancelamos; pedido cancelad*; vou cancelar; vamos cancelar; cancelaremos; pode|podemos|posso cancelar .. pedido|o|seu|sim|voce; pode cancelar; pode solicitar .. cancel*; ok .. cancel*; claro .. cancel*; sim .. cancel* .. pedido; tudo bem .. cancel*; sem problema* .. cancel*; confirm* .. cancel*; cancelamento .. aceito|aprovado|confirmado|feito|realizado|concluido; cancele .. pedido|compra; solicite .. cancel* .. aceit*|aprov*; cancelado; ja cancel*
        -accepts_cancellation: nao .. pode*|posso|conseguimos|consigo|possivel|aceit*|da|cancel* .. cancel*|aceit*; impossivel; nao cancel*; se .. fech*|encerr*|retir*|confirm*|disputa|embalad*|enviad*|estoque|mudar; quando .. fech*|confirm*; depois de; primeiro; antes .. feche; tarde demais; poderia ter; podia ter; por que .. cancel*; cancel* .. disputa|cupom|solicitacao|reclam*; motivo .. cancel*; cupom; outro pedido; verificar se; ver se
        refuses_cancellation: nao .. pode*|posso|conseguimos|consigo|possivel|da|sera .. cancel*; impossivel .. cancel*; tarde demais; muito tarde; recus* .. solicitacao|cancel*|pedido de; rejeit* .. solicitacao|cancel*; nao aceit* .. cancel*|solicitacao; cancelamento .. recusado|negado|rejeitado|nao; solicitacao .. recusada|negada|rejeitada; poderia ter cancel*; podia ter .. cancel*; nao .. mais .. cancel*; nao .. parar|interromper .. envio; contra .. politica; nao cancelamos
        -refuses_cancellation: por favor .. nao cancele; nao cancele; nao cancela
        already_shipped: ja .. enviad*|envi*|despachad*|postad*|saiu|mandei; foi|esta|sido enviad*|despachad*|postad*; enviamos; enviei; despachamos; a caminho; em transito; na alfandega; codigo de rastre*|rastreio; numero de rastre*; rastreio; rastreamento; entregue .. transport*|correio*; saiu .. armazem|china|deposito|estoque; foi entregue; extravi*; nos correios
        -already_shipped: nao|ainda nao .. enviad*|envi*|saiu|despach*|postad*; sera .. enviad*; se .. enviad*; antes de .. envi*; quando .. envi*; dinheiro .. enviad*; enviarei
        asks_reason: por que; porque quer*; porque voce; qual .. motivo|razao|problema; o que .. aconteceu|houve|errado; diga|dizer|informe|informar|saber .. motivo|razao|porque|por que; motivo do|da .. cancel*; poderia .. motivo; algum problema
        -asks_reason: escolh*|selecion*|mud*|troqu* .. motivo|razao; outro motivo; motivo .. nao_quero|desist*; e por isso
        asks_to_wait: aguard*; esper*; paciencia; paciente; mais tempo; alguns dias; enviaremos; enviarei; sera enviad*; vamos enviar; vou enviar; prorrog*; estend* .. prazo|tempo; ampli* .. prazo; atras*; demora*; feriado*; ferias; vou .. verificar|checar|consultar|perguntar; vamos .. verificar|checar; verific* .. retorn*|respond*|inform*|avis*; em breve; de|nos mais .. tempo|dias; logo .. envi*
        -asks_to_wait: reembolso .. aguard*|dias|esper*; dinheiro .. dias; nao .. aguard*|esper* mais; nao precisa .. esper*; aguard* .. reembolso|dinheiro|banco; espero que; estorno .. dias
        offers_discount: descont*; cupom; cupons; reembolso parcial; parcial*; compens*; metade; parte .. dinheiro|valor; %; brinde; presente; bonus; devolv*|reembols*|oferec*|dar .. $*|r$*|reais|dolar*|usd|€*; preco .. menor|melhor|especial
        -offers_discount: total; integral; completo; 100%; todo o .. dinheiro|valor; nao .. descont*|cupom; sem desconto; paypal; whatsapp
        offers_replacement: substitu*; troc* .. por|outro|cor|tamanho|modelo|produto; reenvi*; outro .. produto|modelo|item; outra .. cor|unidade; outro tamanho; enviar* .. outro|outra|novo|nova; troca
        -offers_replacement: nao .. troc*|substitu*; outro motivo; troc* .. motivo; outra razao; outro pedido
        asks_return: devolv* .. produto|item|pacote|mercadoria|o|encomenda; devolva; devolver .. produto|item|pacote; envi* .. de volta; mand* .. de volta; recus* .. pacote|encomenda|entrega|recebimento; nao .. receba|aceite|retire .. pacote|encomenda|entrega; retorn* .. produto|pacote
        -asks_return: nao .. precis* .. devolv*; sem .. devol*; devolv* .. dinheiro|valor; nao .. devolv*; devolveremos|devolverei|devolvemos
        asks_evidence: foto*; video*; print; prints; captura*; imagem; imagens; prova*; evidencia*
        -asks_evidence: nao .. precis* .. foto*; obrigad* .. foto*; sem foto*; igual .. foto*; como na foto
        asks_change_reason: escolh*|selecion*|coloque|coloca|mude|mudar|troque|use|marque .. motivo|razao; outro motivo; outra razao; motivo .. nao_quero|nao_preciso|desist*|pessoa*; nao .. escolh*|selecion*|coloque .. motivo|vendedor; escolha|selecione .. nao_quero|desist*|mudei
        -asks_change_reason: qual .. motivo; que motivo; por que; diga .. motivo; informe .. motivo; saber .. motivo
        asks_withdraw: fech*|encerr* .. disputa|reclam*|caso; retir* .. disputa|solicitacao|reclam*|cancel*; cancel* .. disputa|reclam*|a_solicitacao|sua_solicitacao; confirm* .. recebimento|entrega|recebid*|pedido|recebeu; desist* .. disputa|solicitacao; remov* .. disputa; clique|clica .. confirm*; retire
        -asks_withdraw: abr* .. disputa|reclam*; nao .. feche|confirme|retire|cancele; confirm* .. endereco|tamanho|cor|nome; antes de confirm*
        off_platform: whatsapp|zap|zapzap|whats|telegram|wechat|viber|skype|facebook|instagram|messenger; email|mail .. nosso|meu|escrev*|mand*; meu|nosso .. email|telefone|numero|paypal|zap; paypal; pix; transferencia; conta .. bancaria|banco; chave; iban; numero do .. cartao; fora .. plataforma|aliexpress|site; ligue|liga; por fora; diretamente .. pag*; dados bancarios; qq
        -off_platform: nao .. pague|escreva|use|fale|passe .. fora|whatsapp|pix|paypal; pag* com|por|via .. pix|paypal|cartao; seu .. cartao|paypal; mesma forma; reembols* .. pix|paypal|cartao|conta; estorn* .. cartao|pix
        refund_promised: reembols* .. dinheiro|total|integral|completo|dias|valor|hoje|amanha|seu|lhe|voce|tudo; reembolsaremos; reembolsarei; vou|vamos reembols*|devolver .. dinheiro|valor|voce|tudo|total|integral|seu; devolv* .. dinheiro|valor|todo; recebera .. reembolso|dinheiro; dinheiro .. devolvido|volta*|sera|de volta; estorn*; reembolso total|integral|completo; processa* .. reembolso; tera .. dinheiro
        -refund_promised: nao .. reembols*|devol*|estorn*; parcial*; metade; parte; %; ja .. reembols*|devol*|estorn*; foi|sido .. reembolsad*|devolvid*|estornad*; r$*|$*; solicit* .. reembolso; se quiser .. reembolso; produto
        refund_done: ja .. reembols*|devolv*|estorn*; foi|sido|esta reembolsad*|devolvid*|estornad*; reembolsamos; reembolsei; reembolso .. feito|realizado|concluido|processado|efetuado|enviado; dinheiro .. foi|ja .. devolvido|enviado; devolvemos; devolvi; estornamos
        -refund_done: sera; quando; se; nao; parcial*; produto; pacote; metade; assim que; apos
        asks_details: numero do .. pedido|telefone; qual .. pedido|produto|tamanho|cor|endereco|item|modelo; que .. pedido|tamanho|cor|modelo; seu|sua .. endereco|nome|telefone; informe|envie|mande|passe|diga .. numero do pedido|endereco|nome|tamanho|cor; cep; mais .. detalhes|informac*; endereco completo; nome completo
        -asks_details: rastre*; cartao; conta; qual motivo; meu numero; nosso; qual .. motivo; endereco de devolucao
        greeting_or_thanks: ola; oi; obrigad*; bom dia; boa tarde|noite; prezado; querid*; caro; feliz .. dia|natal|ano; tenha .. dia; bem vindo; abraco*; agradec*; atenciosamente
        auto_reply: resposta automatica; mensagem automatica; automatic*; fora do .. escritorio|horario; recebemos .. mensagem|contato; responderemos .. breve|horas|possivel; horario de .. atendimento|trabalho|funcionamento; obrigado por .. contato|entrar|contatar; nao responda; retornaremos
        accepts_cancellation: voce aplica .. concordo|aceito; aplica .. eu concordo; eu concordo; so cancelar; e so cancelar; poderia cancelar; pode cancelar; cancelar .. fica a vontade; sem estoque .. cancel*; aprovei .. cancel*
        -accepts_cancellation: porem antes; antes vc|voce precisa; cupom .. cancelado
        refuses_cancellation: eu cancelava; agora nao consigo; cancelar nao da; nao da .. cancelar; nao e possivel cancelar; nao cancelamos; nao tem como cancelar
        -refuses_cancellation: nao quer mais; se nao quer; botao .. cancelar; nao cancele
        already_shipped: entregues a empresa; empresa de logistica; interceptar*; se perdeu; despachado; a caminho; saiu .. galpao|armazem|deposito; ja saiu
        -already_shipped: processamento; etiqueta; coleta e; nao foi enviado; sai amanha
        asks_reason: qual .. defeito|problema|motivo; o que aconteceu; por que; o que houve
        asks_to_wait: prometemos enviar; enviar hoje; aguarde; coleta e; coleta .. segunda|amanha; etiqueta .. impressa; navio sai; sai amanha; mandamos .. pedido; paciencia; so um pouco
        offers_replacement: posso mandar; te mandar outro; mandar outro; acabou .. tenho; qualquer um dos; trocar por; outra cor|tamanho
        asks_return: nao retire .. correios; deixe voltar; deixa voltar; recuse; devolva .. produto|item|pacote; mande de volta
        asks_change_reason: nao marque; marque que; escolhendo; faca outra .. escolhendo|motivo; coloque .. motivo
        off_platform: chave pix; sua chave; me informe .. chave|conta|pix
        refund_promised: dinheiro volta; seu dinheiro de volta; 100% do .. dinheiro; reembolsar o valor todo; valor todo; reembolsar .. valor; volta integral; receber .. dinheiro .. volta; devolvo tudo; te devolvo .. tudo|total
        -refund_promised: reais como; como compensacao
        asks_details: qual deles; qual dos|das; qual pedido; seu endereco .. completo; dois pedidos
        unclear: a gente ve
        """
    static let french = """
        accepts_cancellation: accept* .. annul*|demande; d accord .. annul*; daccord .. annul*; approuv* .. annul*|demande; valid* .. annul*|demande; est|ete|a|avons|ai|deja annule*; commande annulee; annulons; allons|vais|peux|pouvez|pouvons annuler .. commande|la|votre|le; vous pouvez annuler; pouvez .. annuler; annulez .. commande; ok .. annul*; bien sur .. annul*; oui .. annul*; confirm* .. annul*; annulation .. acceptee|confirmee|validee|approuvee|effectuee|faite; pas de probleme .. annul*; faites .. demande .. accept*|valid*; annulerai; annulerons; c est annule; cest annule
        -accepts_cancellation: ne .. pas|plus .. annul*|accept*; ne peut|peux|pouvons|pouvez .. annul*; impossible; si .. ferm*|retir*|confirm*|litige|emball*|expedi*|entrepot|chang*; quand .. ferm*|confirm*; apres avoir; d abord; dabord; avant .. ferm*; trop tard; aurait|auriez|aurions|pouviez .. pu|annul*; pourquoi .. annul*; annul* .. litige|coupon|la_demande|votre_demande|reclam*; raison .. annul*; motif .. annul*; coupon; autre commande; voir si; verif* si; pas annul*; n annul*
        refuses_cancellation: ne .. peut|peux|pouvons|pouvez|pourrons .. annul*; pas .. possible .. annul*; impossible .. annul*; annul* .. impossible|pas_possible|refusee|rejetee|plus_possible; trop tard; refus* .. demande|annul*; rejet* .. demande|annul*; n accept* pas; nacceptons pas; demande .. refusee|rejetee; auriez pu annul*; aurait pu .. annul*; auriez .. du .. annul*; ne .. plus .. annul*; pas annuler; contraire .. politique; ne .. pas .. arreter .. colis|envoi
        -refuses_cancellation: s il vous plait .. n annulez pas; sil vous plait .. nannulez pas; nannulez pas; n annulez pas; ne pas annuler
        already_shipped: deja .. expedi*|envoye*|parti*|poste*; ete expedi*|envoye*|remis*; est parti*|expedi*|en_route|en_transit; en route; en chemin; en transit; a la douane; en douane; numero de suivi; suivi; remis* .. transporteur|poste|coursier; livre; a quitte .. entrepot|chine; perdu .. transport|transit|route; avons expedi*|envoye*; colis .. parti|expedie|envoye
        -already_shipped: pas|pas_encore|n .. encore .. expedi*|envoye*|parti*; sera .. expedi*|envoye*|livre*; si; avant .. expedi*; quand .. expedi*; argent .. envoye; livre .. pas; suivi .. bientot
        asks_reason: pourquoi; quelle .. raison|est_la raison; quel .. motif|probleme|est le; qu est ce qui; que s est; que sest; dites|dire|savoir|indiquez|connaitre .. raison|motif|pourquoi; raison de .. annul*; motif de .. annul*; quest ce; un probleme
        -asks_reason: choisi*|selectionn*|chang* .. raison|motif; autre raison|motif; raison .. ne .. plus; c est pourquoi; cest pourquoi
        asks_to_wait: attend*; patient*; patience; patienter; plus de temps; quelques jours; expedierons; enverrons; allons expedier|envoyer; sera expedi*|envoye*; prolong*; delai supplementaire; retard*; jours feries; vacances; conges; vais .. verifier|demander|voir; allons .. verifier; verifi* .. reviens|tiens|repond*|inform*; bientot; donnez .. temps|jours; renseigne
        -asks_to_wait: rembours* .. jours|attend*; argent .. jours; pas .. attend*; attend* .. rembours*|banque; inutile d attendre; n attendez
        offers_discount: remise; reduction; coupon*; code promo; bon d achat; remboursement partiel; partiel*; compens*; dedommag*; moitie; partie .. argent|montant|prix; %; cadeau; rabais; rembours*|offr*|propos*|donn* .. $*|€*|euro*|dollar*|usd; prix .. plus bas|inferieur; geste commercial
        -offers_discount: total*; integral*; complet; 100%; tout l argent; pas de .. remise|reduction|coupon; paypal; whatsapp
        offers_replacement: remplac*; echang*; renvo* .. un autre|nouveau|nouvel; autre .. couleur|taille|modele|produit|article; envoyer .. autre|nouveau|nouvel|nouvelle; reexpedi*; une autre taille; un autre modele
        -offers_replacement: pas .. remplac*|echang*; autre raison|motif|commande; autre moyen
        asks_return: retourn* .. produit|article|colis|marchandise|le|nous; renvoy* .. produit|article|colis|le|nous; renvoyez; retournez; refus* .. colis|livraison|paquet; n acceptez pas; ne .. acceptez|prenez|recuperez .. colis|paquet; renvoyer .. produit|article|colis; reexpediez
        -asks_return: pas .. besoin .. renvoyer|retourner; sans .. retour*|renvoyer; inutile .. renvoyer|retourner; ne .. pas .. renvoy*|retourn*
        asks_evidence: photo*; video*; capture*; image*; preuve*; cliche*
        -asks_evidence: pas .. besoin .. photo*; merci .. photo*; sans photo*; comme sur la photo; conforme
        asks_change_reason: choisi*|selectionn*|mett*|chang*|modifi*|indiqu*|coch* .. raison|motif; autre raison|motif; raison|motif .. plus besoin|ne veux plus|personnel*; ne .. choisi*|selectionn*|mett* .. raison|motif|vendeur
        -asks_change_reason: quelle .. raison; quel .. motif; pourquoi; dites .. raison; savoir .. raison; pour quelle raison; connaitre
        asks_withdraw: ferm*|clotur*|clore .. litige|reclam*|dossier; retir* .. litige|demande|reclam*|annul*; annul* .. litige|reclam*|la_demande|votre_demande; confirm* .. reception|livraison|recu|bien_recu|commande; supprim* .. litige|demande; clique* .. confirm*; retirez
        -asks_withdraw: ouvr* .. litige|reclam*; ne .. ferm*|confirm*|retir* .. pas; confirm* .. adresse|taille|couleur|nom; avant de confirm*
        off_platform: whatsapp|telegram|wechat|viber|skype|facebook|instagram|messenger; mail|email .. ecriv*|notre|mon; mon|notre|nos .. mail|email|telephone|numero|paypal; ecriv* .. mail|email|whatsapp|adresse; paypal; virement; compte bancaire; iban; rib; numero de .. carte|compte; hors .. plateforme|aliexpress|site; en dehors; appel* .. numero|telephone|au|moi|nous; directement .. pay*; coordonnees bancaires; qq
        -off_platform: ne .. pas .. pay*|ecriv*|contact* .. hors|whatsapp|paypal|dehors; pay* par|avec .. paypal|carte; votre .. carte|paypal|compte; meme .. moyen; rembours* .. paypal|carte|compte
        refund_promised: rembours* .. integral*|total*|argent|jours|montant|aujourd*|demain|vous|tout|complet|sera|votre; rembourserai; rembourserons; vais|allons|vous rembourser; rend* .. argent|montant; recevrez .. rembours*|argent; argent .. rembours*|rendu|revien*|sera|recuper*; remboursement total|integral|complet; serez rembours*; traiter* .. remboursement
        -refund_promised: pas .. rembours*; partiel*; moitie; partie; %; deja .. rembours*; ete|avons|ai|est .. rembourse; $*|€*; demand* .. remboursement; si .. voulez .. rembours*
        refund_done: deja .. rembours*|rendu; ete|avons|ai|est rembourse*; remboursement .. effectue|fait|termine|traite|envoye; argent .. ete|deja .. rendu|rembourse|envoye|renvoye; avons rembours*; vous ai rembours*
        -refund_done: sera; quand; si; pas; partiel*; colis; article; moitie; des que; une fois; apres
        asks_details: numero de .. commande|telephone; quelle .. commande|taille|couleur|adresse; quel .. article|produit|modele|commande|est votre; votre|vos .. adresse|nom|telephone|coordonnees; indiquez|donnez|envoyez|precisez|communiquez .. numero de commande|adresse|nom|taille|couleur; code postal; plus de .. details|precisions|informations; adresse complete; nom complet
        -asks_details: suivi; carte; compte; quelle raison; quel motif; mon numero; notre; quelle .. raison; adresse de retour; votre adresse mail
        greeting_or_thanks: bonjour; bonsoir; salut; merci; cher; chere; cordialement; bonne journee|soiree; bienvenue; joyeux noel; bonne annee; bon week; remerci*
        auto_reply: reponse automatique; message automatique; automatiq*; absent* .. bureau; bien recu .. message|demande|mail; nous .. repondrons .. bref|heures|plus|possible; heures d ouverture; horaires; merci de .. avoir contact*; ne pas repondre; reviendrons vers vous; hors du bureau; dans les plus brefs
        accepts_cancellation: valide .. annulation; annulation tout de suite; faire la demande .. approuv*|accept*; merci d annuler .. commande; merci de .. annuler la commande; ok .. annulation; ok pr .. annulation; c est accepte; annule et rembourse; voila .. accepte; vous pouvez annuler; j annule; nous annulons; annulation acceptee|validee; c est annule; rupture .. annul*
        -accepts_cancellation: train|vol|bus .. annule; aucune annulation; motif .. valider; tant que; annuler non; pas possible annuler
        refuses_cancellation: aucune annulation; n acceptons aucune; plus possible; c est plus possible; annuler non; pas possible annuler; fallait le dire; impossible .. annul*; ne .. pouvons .. annul*
        -refuses_cancellation: cliquer annuler; c est vous; faire la demande
        already_shipped: numero .. suivi; voila votre numero; dans l avion; en route; transporteur .. stopper|intercepter; stopper le colis|paquet; vole deja; deja parti; suivi dit; perdu; en douane; chez le transporteur
        -already_shipped: pour expedier; depart ce soir; demain
        asks_reason: ce qui ne va pas; y a t il eu un souci|probleme; quel .. souci|probleme; pour quelle raison; pourquoi
        asks_to_wait: laissez nous; laisser .. jusqu; depart ce soir; je demande au|a; patienter; jusqu a .. pour expedier; il ne manque que; encore .. jours; on expedie; part demain|lundi; partira
        offers_discount: on vous verse; petite remise; rembourse une partie; une partie; je vous offre; vous verse .. €*; 5€|3€|2€
        -offers_discount: moins cher qu aliexpress
        offers_replacement: vous en renvoie; renvoie un neuf; en recevrez un autre; contre une autre; en blanc|noir|rouge|bleu .. j ai; je vous mets ca; un autre modele|taille|coloris; echanger
        asks_return: refusez le; refusez; n allez pas le chercher; repartira chez nous; renvoyez .. a notre; retournez; ne le recuperez pas; renvoyez l
        asks_evidence: photographiez; cliche; filmez
        asks_change_reason: motif a mettre; prenez .. commande; avec ce motif; avec la raison; avec le motif; evitez de cocher; cochez; choisissez .. motif|raison; refaites .. avec
        asks_withdraw: enlevez .. demande|litige|reclam*; supprimer la reclam*|demande; merci d annuler la demande; annuler la demande; retirez .. demande|litige; fermez .. litige|dossier; confirmez .. reception; annulez .. demande
        -asks_withdraw: faire la demande .. approuver
        off_platform: joignez nous; par courriel; courriel; votre iban; besoin de votre iban|rib; sur notre site; sur wechat|whatsapp|telegram
        -off_platform: ne repondez jamais; jamais .. whatsapp; attire sur
        refund_promised: rembourse integralement; vous rend .. la totalite|tout|jusqu|dernier; la totalite; recuperer tout votre argent; on vous rend; rend jusqu; dernier centime; somme entiere; vous serez rembourse; tout votre argent
        -refund_promised: je vous ai tout; tout reverse; reparti sur; annule et rembourse
        refund_done: argent est reparti; reparti sur votre; annule et rembourse; tout reverse; vous ai .. reverse|rembourse|rendu; est reparti; vient d etre rembourse*; rembourse hier|ce matin
        asks_details: de laquelle; laquelle vous|parlez; quel article; de quel article; nom marque; donnez le nom; quelle taille; votre adresse; laquelle
        -asks_details: votre iban; besoin de votre
        auto_reply: robot; bureau ferme; message automatique
        greeting_or_thanks: souhaitons; belles fetes; bonne continuation
        """
    static let chinese = """
        accepts_cancellation: 同意 .. 取消; 已取消; 已 经 .. 取消; 已经取消; 取消了; 取消好了; 可以取消; 帮您取消; 帮你取消; 给您取消; 给你取消; 为您取消; 接受 .. 取消; 通过 .. 申请; 通过了; 批准; 申请取消 .. 同意|通过; 您申请 .. 同意|通过; 好的 .. 取消; 请 .. 取消订单; 请取消; 直接取消; 麻烦 .. 取消; 您可以取消; 你可以取消; 取消成功; 没问题 .. 取消; 不想要 .. 取消; 订单取消; 我这边取消; 马上取消; 立即取消; 缺货 .. 取消; 没货 .. 取消; 会取消
        -accepts_cancellation: 不能 .. 取消; 无法 .. 取消; 不可以 .. 取消; 没办法 .. 取消; 取消不了; 不同意; 不接受; 不支持; 不要取消; 别取消; 如果 .. 打包|发货|纠纷|撤|确认|没发; 还没发 .. 可以; 为什么 .. 取消; 为何; 原因; 本来 .. 可以; 昨天 .. 可以; 早 .. 可以; 之前可以; 取消 .. 纠纷|申请|优惠; 取消申请; 纠纷取消; 先 .. 取消 .. 纠纷; 优惠券; 太晚; 另一个订单; 看看能不能; 能不能; 是否可以; 确认 .. 是否; 问一下; 先关闭; 先撤; 才能取消; 才可以
        refuses_cancellation: 不能 .. 取消; 无法 .. 取消; 不可以 .. 取消; 没办法 .. 取消; 没法 .. 取消; 取消不了; 不同意 .. 取消|申请|退; 不接受 .. 取消|申请; 拒绝; 太晚了; 来不及; 晚了; 不支持 .. 取消; 不予; 驳回; 本来 .. 可以取消; 早点 .. 可以; 昨天 .. 可以取消; 不给取消; 没有办法取消; 不能退; 拦截不了; 无法拦截
        -refuses_cancellation: 请不要取消; 不要取消; 别取消; 您 .. 不能取消 .. 吗
        already_shipped: 已发货; 已经发货; 发货了; 发出了; 已发出; 已经发出; 已寄出; 寄出了; 已经寄; 已经发; 在路上; 运输中; 途中; 物流单号; 快递单号; 单号; 运单号; 追踪号; 海关; 清关; 已送达; 已签收; 送到了; 派送; 已交给; 交给 .. 快递|物流; 揽收; 包裹 .. 丢; 已出库; 出库了; 飞机; 到达; 拦截
        -already_shipped: 没发货; 未发货; 还没发; 没有发货; 尚未; 还未; 未发; 没寄; 没有发; 将 .. 发货; 会 .. 发; 如果; 发货前; 之前; 要是; 若
        asks_reason: 为什么; 为何; 什么原因; 原因是; 请问原因; 怎么了; 什么问题; 哪里不满意; 告诉 .. 原因; 取消的原因; 取消原因; 咋了; 有什么问题; 出了什么
        -asks_reason: 选择 .. 原因; 选 .. 原因; 换 .. 原因; 改 .. 原因; 原因选; 别的原因; 其他原因
        asks_to_wait: 等; 稍等; 耐心; 请等; 再等; 等待; 尽快发; 马上发; 尽快安排; 安排发货; 会发货; 延长; 延迟; 延误; 放假; 假期; 春节; 核实; 查一下; 问一下; 问问; 确认一下; 回复您; 回复你; 给您回复; 会尽快; 明天发; 后天发; 今天发; 几天; 推迟; 补货; 将发货; 给我们 .. 时间; 晚点
        -asks_to_wait: 退款 .. 天; 不用等; 无需等待; 款 .. 到账; 到账; 退回; 工作日 .. 退; 退款 .. 等; 自动回复
        offers_discount: 优惠; 折扣; 打折; 优惠券; 补偿; 部分退款; 退一半; 一半; 退 .. 元|美元|美金|%; 赔; 赠品; 礼物; 小礼品; 送您; 送你 .. 礼; 便宜; 降价; %; 红包; 返现; 差价; 部分
        -offers_discount: 全额; 全部; 全款; 没有优惠; 不能 .. 优惠; 微信; 支付宝; 优惠券 .. 取消|退回
        offers_replacement: 换货; 换一个; 换个; 换成; 重发; 补发; 重新发; 再发; 再寄; 重寄; 其他颜色; 别的颜色; 其他款; 另一款; 其他尺码; 更换; 换 .. 颜色|尺码|款|型号
        -offers_replacement: 换 .. 原因; 不能换; 更换 .. 原因; 换个原因; 换一个原因; 换货 .. 不
        asks_return: 退货; 寄回; 退回来; 寄回来; 退回给我们; 拒收; 拒签; 不要签收; 别签收; 退回 .. 货|包裹|商品; 返回给; 发回; 退还商品; 把货
        -asks_return: 不用退货; 无需退货; 不需要退货; 不用寄回; 无需寄回; 不需要寄回; 不用退
        asks_evidence: 照片; 图片; 视频; 截图; 拍照; 拍张; 拍个; 证据; 发图; 凭证
        -asks_evidence: 不用 .. 照片|图片; 不需要 .. 照片|图片|视频; 谢谢 .. 图片|照片; 和图片; 与图片; 跟图片; 图片一样
        asks_change_reason: 选择 .. 原因; 选 .. 原因; 换 .. 原因; 改 .. 原因; 修改 .. 原因; 原因 .. 选|改|写|填; 其他原因; 别的原因; 理由 .. 选|改; 选 .. 不想要|不需要|个人; 不要选; 别选; 选不想要; 选 .. 理由
        -asks_change_reason: 什么原因; 为什么; 告诉 .. 原因; 请问
        asks_withdraw: 关闭 .. 纠纷; 取消 .. 纠纷; 撤销; 撤回; 撤诉; 撤 .. 申请|纠纷; 取消 .. 申请; 确认收货; 点 .. 确认; 关闭申请; 关掉 .. 纠纷; 结束纠纷; 关纠纷; 关闭争议; 取消争议; 撤掉; 先确认; 取消退款申请
        -asks_withdraw: 开 .. 纠纷; 打开纠纷; 不要 .. 关闭|确认收货|撤; 别 .. 确认收货; 提交纠纷; 取消申请 .. 同意|通过; 同意 .. 取消申请; 您的取消申请; 通过 .. 取消; 发起
        off_platform: 微信; whatsapp; wechat; qq; 支付宝; paypal; 银行卡; 银行账号; 账号; 卡号; 邮箱; 邮件联系; 电话; 手机号 .. 联系; 加我; 私下; 线下; 平台外; 转账; 收款; telegram; 打电话; 加 .. 好友; 直接转
        -off_platform: 不要 .. 微信|转账|平台外|线下|加; 别 .. 加|转账; 原路; 退回 .. 账号|账户|银行卡; 您的支付宝; 你的支付宝; 收件 .. 电话; 姓名 .. 电话; 地址 .. 电话; 退到; 退款 .. 银行卡; 退至
        refund_promised: 退款; 全额退; 退钱; 退还; 退给您; 退给你; 退回; 会退; 钱会; 退您; 全款退; 款项; 到账; 原路退
        -refund_promised: 不能退; 无法退; 不退; 不给退; 部分; 一半; 已退; 已经退; 退款了; 已退款; 退好了; 退货 .. 才; %; 申请退款; 退 .. 元|美元|美金; 不予; 退款申请; 退完; 纠纷; 退款成功; 钱退了; 想退款
        refund_done: 已退款; 已经退款; 退款了; 退款成功; 已退; 已经退; 退好了; 钱退了; 钱已; 款已; 已退还; 退完了; 已返还
        -refund_done: 将; 会; 如果; 等; 部分; 还没退; 未退; 之后; 退货了
        asks_details: 订单号; 哪个订单; 哪一个; 哪款; 哪个; 什么颜色; 什么尺码; 什么型号; 您的地址; 你的地址; 收货地址; 姓名; 名字; 联系电话; 具体 .. 信息; 提供 .. 信息|地址|订单; 尺码是; 邮编; 您的电话
        -asks_details: 单号是; 运单号; 物流单号; 什么原因; 卡号; 银行; 支付宝; 微信; 快递单号; 退货地址; 哪个原因
        greeting_or_thanks: 您好; 你好; 谢谢; 感谢; 亲; 祝; 早上好; 晚上好; 欢迎; 新年快乐; 圣诞快乐; 不客气; 再见; 嗨; 哈喽
        auto_reply: 自动回复; 自动 .. 回复; 系统消息; 已收到您的 .. 消息|留言|信息; 收到您的消息; 收到您的留言; 工作时间; 客服 .. 休息|不在|下班; 不在线; 请留言; 稍后回复; 尽快回复; 营业时间; 上班时间; 感谢您的咨询; 非工作; 小时内回复
        refuses_cancellation: 取消肯定是不行; 取消 .. 不行; 不行 .. 取消; 不能 取消
        -refuses_cancellation: 求求别取消; 求 .. 别取消
        -accepts_cancellation: 才能帮你; 得先 .. 纠纷; 先把纠纷; 您得先
        -already_shipped: 订单号; 面单; 明天 .. 揽收; 揽收 .. 明天; 还没发
        asks_reason: 哪里坏了; 是觉得; 嫌贵; 哪里有问题; 什么情况
        asks_to_wait: 先查查; 一定发; 今天下午; 明天上午; 陆续发出; 工作日内 .. 发; 我先查; 帮您催
        -asks_to_wait: 您可以自己查; 自己查; 查一下账户; 已经退给您
        offers_discount: 返您; 返你; 返现; 八五折; 九折; 打八; 打九
        -offers_discount: 比平台便宜
        offers_replacement: 换白色; 换 .. 行不行; 换大一码; 大一码; 换小一码; 重新寄; 换别的; 换一件
        asks_evidence: 截个图; 有视频吗; 录个; 拍一下; 录个视频
        asks_withdraw: 把纠纷关; 纠纷关了; 纠纷撤; 把纠纷撤; 先把纠纷; 关闭纠纷
        off_platform: 银行卡号; 开户行; 发邮件; 163; 微信; 支付宝转; whatsapp
        refund_promised: 退全款; 退全额; 全部返还; 全额返还; 一定给您退; 金钱 .. 返还
        -refund_promised: 请提供银行; 退款的话
        asks_details: 订单号发; 哪单; 那单还是; 两个单; 是指
        auto_reply: 自动消息; 系统自动; 掌柜暂时
        """
}

import TextAnalysis

/// What buyers write, as patterns.
///
/// `i.` names an intent, `s.` a stage, `r.` a reason, `p.` a way of paying; a line that begins with `-` vetoes
/// its name in the clause. Words are folded: lower case, no accents, no apostrophes.
enum BuyerLexicon {
    static let table = PatternTable([english, russian, spanish, portuguese, french, chinese].joined(separator: "\n"))

    static let english = """
        i.cancel_order: cancel*; get out; get me out; refund; money back; stop .. order; undo .. order; dont|not|no_longer want*|need*; want .. money; return .. money; call off; get rid
        i.ask_status: seller .. not|didnt|hasnt|never .. answer*|repl*|respond*; no answer|reply|response; status; any news|update|answer|reply; whats|what .. going on|up|happening|new; has|have|did .. seller|they|he answer*|repl*|respon*; how is .. case|request|order|refund|cancel*; how are things; how .. going|looking; approved or; still pending; where .. we; heard .. back; where is my refund; what .. status; case stand
        i.ask_deadline: until when; how long; how many days|hours; deadline; by when; when .. expire*|end*|close*|lapse*|latest|will .. refund|get .. money|back; till when; last day; how much time; when is .. last|too late; when .. money|refund .. arrive|come|back; when can i; how soon; time left; run* out
        i.ask_how: how do|can|to|would|should|does; how .. cancel|work; where do|can|is|to; which reason; what reason .. pick|choose|select; is it .. possible; can i|you|one still|even|cancel|get; am i able; possible to; what .. should i do|click|press; what do i; what happens if; do i .. have|need to; which button
        i.open_dispute: dispute; open .. claim|case; file .. claim|complaint|case|dispute; escalat*; complain*; appeal; start .. dispute|claim
        i.seller_replied: seller|he|she|they|shop|store said|says|wrote|writes|answered|replied|responded|told|asks|asked|offers|offered|wants|refuses|refused|agreed|accepted|promised|sent_me; got .. reply|answer|response|message .. seller|from; reply from; seller .. message; here is .. what .. seller|he|she|they; message from .. seller; seller :; answer from
        i.affirm: yes; yep; yeah; yup; ok; okay; sure; correct; right; exactly; fine; sounds good; go ahead; do it; send it; looks good; perfect; agreed; that is right; absolutely; of course; great
        i.deny: skip; pass; i dont know; i do not know; dont know; do not know; no idea; not sure; no reason; no; nope; nah; not yet; dont; do not; wrong; not right; incorrect; not now; never; not correct; dont send
        i.edit_firmer: firmer; stronger; tougher; stricter; harder; more firm|strict|direct|serious|assertive|forceful|insistent; too nice|soft|polite|weak|friendly|gentle; less polite|soft|nice; harsher; sharper; sterner; put .. pressure; toughen
        i.edit_softer: softer; more polite|gentle|friendly|kind|nice|courteous; nicer; kinder; friendlier; politer; gentler; warmer; too harsh|rude|hard|aggressive|strong|firm|cold|blunt; less harsh|aggressive|firm|rude; soften; tone it down; tone .. down; bit nicer
        -i.edit_shorter: take|takes|taking|took|delivery|shipping|wait*|arriv*|been .. too long; too long .. arriv*|deliver*|wait*|ship*
        i.edit_shorter: shorter; too long; more concise|brief; shorten; cut it; make it short; trim; less words; fewer words; brief; keep it short; condense; two sentences; one sentence
        i.edit_language: in|into|to english|russian|spanish|portuguese|french|chinese|german|polish|italian|turkish|arabic|mandarin; translat*
        i.mark_sent: sent it|the|my|that|him|her|them|already; i sent; ive sent; have sent; message .. sent; sent; submitted; posted it; pasted it; request .. filed|submitted; filed .. request; done sending; just sent; clicked send; mailed
        i.mark_refunded: got .. $*|€*|£*|eur|usd|euro*|dollar* .. back; received .. $*|€*|£*|eur|usd|euro* .. back; refunded; refund* .. arrived|came|received|landed|in|here|done|through; got .. refund|money; money .. back|arrived|came|received|landed|here|returned; received .. refund|money; been refunded; was refunded; refunded me; they refunded; money is; refund received; refund is; has .. credited; was credited; paid back; got my; money back on; paid me back
        -i.mark_refunded: when; want; how; where; need; not; didnt; hasnt; havent; give; will; get me; before; if; can; could; please; until; no refund; would; should; still no; demand; yet; still; status; approved; no
        -i.withdraw: not|dont|wont|cannot|cant|never .. keep; if|that .. keep; you keep; says|said|wrote .. keep; keep .. waiting|me|you|asking
        i.withdraw: keep .. order|it|them|item|this|the; changed my mind .. keep|want_it|dont_cancel; dont cancel; do not cancel; forget .. cancel*|it|about; never mind; nevermind; drop .. case|it|request|matter; no need .. cancel*; i want .. after all; stop .. cancel*|case; leave it; withdraw*; ill keep; want to keep; call off .. cancel*; cancel the cancellation; let it ship; not cancel*; closed|withdrew|dropped|cancelled .. dispute|claim|complaint|case; dispute|claim|complaint|case .. closed|withdrawn|dropped
        -i.open_dispute: i|ive|have closed|withdrew|withdrawn|dropped|cancelled; closed|withdrew|dropped .. dispute|claim|complaint; dispute|claim|complaint withdrawn|closed|dropped
        i.greet: hi; hello; hey; good morning|afternoon|evening|day|night; thanks; thank you; thx; bye; goodbye; hiya; greetings; cheers; ty; see you
        i.help: help; what can you; what do you do; who are you; what are you; commands; how .. you help; what is this; how do you work; how does this work; instructions
        s.awaiting_payment: not|havent|hasnt|didnt|isnt|wont|never|yet .. paid|pay; unpaid; not paid; awaiting|waiting payment; waiting for payment; before .. pay*; pending payment; waiting .. to .. pay; to be paid; without paying; no payment; payment not; didnt pay; haven't paid
        s.payment_processing: payment .. check*|verif*|review*|process*|pending|confirm*; being .. verified|checked|reviewed; verif* .. payment; checking .. payment; under review; payment is .. still; processing .. payment; payment review
        s.paid: waiting|awaiting .. shipped|sent|shipment; to be shipped; not|hasnt|havent|isnt|wasnt|not_yet|didnt|still|never|arent|doesnt .. shipped|sent|dispatched|ship|left|posted|mailed|send|moved|dispatch; unshipped; before .. ship*; i paid; paid; already paid; have paid; nothing shipped; no shipping; awaiting shipment; not left; waiting .. ship*|dispatch; hasnt gone; not gone; yet .. ship*; payment went; no tracking
        -s.paid: not|havent|hasnt|didnt|yet|un .. paid; unpaid; havent .. paid; paid me; paid back; before .. paid; seller paid; pay back; shipping .. paid; verif* ; being .. checked
        -s.shipped: waiting|awaiting|ready|due .. shipped; to be shipped|sent
        s.shipped: shipped; on its|the way; in transit; already|been sent; dispatched; tracking .. says|shows|number; in customs; at customs; been shipped; sent out; has left; handed .. courier|carrier; on the road; en route; out for delivery; parcel .. moving; posted it; left .. warehouse|china; mailed
        -s.shipped: not|hasnt|havent|isnt|wasnt|didnt|never|yet|before|until|nothing|un|arent|still|doesnt|werent|no .. shipped|sent|dispatched|ship|way|tracking|posted|mailed; before; if; unshipped; has left .. review; sent .. message|request|it to him|reply|photo*; wrong .. sent; message .. sent; i sent
        s.received: received; arrived; got .. it|parcel|package|item|order|them|today|yesterday; came; delivered; i have it; in my hands; got it; opened .. box|parcel|package; unpacked; it is here; picked .. up; turned up; showed up; package is here
        -s.received: not|never|hasnt|havent|didnt|nothing|isnt|yet|wont|until|before|if|when|should .. received|arrived|arrive|came|come|delivered|got|get|here|receive; money|refund|payment .. arrived|received|came|got|back|delivered; received .. refund|money|reply|answer|message|response; got .. refund|money|reply|answer|message; should have; was supposed; answer came; came .. reply; received a reply; no .. arrived
        r.by_mistake: mistake; accident*; by error; wrong click; unintention*; didnt mean; did not mean; misclick*; clicked .. accident*|wrong; not mean to; oops; my kid|son|daughter|child|cat|toddler .. order*|bought|press*|click*; pressed; pocket; without meaning; not intended; butt
        -r.by_mistake: wrong .. size|color|colour|model|address|item|sent; twice; two of; wrong address; by mistake .. size|color; size .. mistake; seller .. mistake; address .. mistake; duplicate
        r.found_cheaper: cheaper; better price|deal; lower price; less .. elsewhere|in; price drop*; found .. for|at $*|€*; costs less; half the price; lower .. elsewhere; on sale; discount* .. elsewhere; price .. dropped|fell
        r.wrong_item_options: wrong size|color|colour|model|option|item|version|product|variant|quantity|plug|type|one|spec*; picked|chose|selected|ordered|choose|took .. wrong; instead of; wrong .. size|color|colour|model; not .. size|colour|color i; wrong .. voltage|language|memory|storage; meant .. size|black|white|large|small; size .. too|wrong; too small|big|large
        -r.wrong_item_options: wrong address|house|street|city|zip|postcode|flat; received|arrived|came|sent|got|delivered .. wrong|instead|another; seller sent; sent me; they sent; parcel .. wrong; instead of .. leather; address .. wrong; not as described; wrong .. address
        r.changed_mind: changed my mind; change .. mind; no longer need*|want*|interested; dont|not|didnt need*|want* .. it|this|anymore|any_more|them|the; dont want; dont need; not interested; not need* .. anymore; do not want|need; dont like; regret; second thoughts; no need; already have; got one .. gift|as; gave me .. same; bought .. elsewhere|in_store|already|another; dont need it; reconsidered; rethought; wont need; cant afford; too expensive; isnt needed; not needed; just dont; impulse
        -r.changed_mind: keep; cancel* anymore; dont want to wait; not want .. wait; want to wait; dont want .. cancel*|dispute; because .. wrong; changed my mind .. keep; dont want .. twice|two; dont need two; too late|slow|long; dont want .. to|it firmer; no need to; dont need .. refund; don't want trouble
        r.too_slow: too long|slow|late; takes .. long|forever|ages|weeks; taking .. long|forever|ages|weeks; still not|hasnt|nothing|havent .. shipped|sent|dispatched|ship; not .. shipped .. weeks|days|yet .. for; slow; delay*; late; wait* .. long|weeks|days|enough|ages|month*; done waiting; tired of waiting; sick of waiting; wont .. arrive|be .. in_time|on_time|by|before; not .. arrive .. in_time|before; need it .. by|before|sooner|earlier; in time; days .. no|still|not|nothing .. shipp*|sent|moved|movement|tracking; weeks .. no|still|not|nothing .. shipp*|sent; has not shipped; hasnt shipped; never ship*|sent; no movement; birthday; too much time; arrives after; weeks .. and; comes after
        -r.too_slow: too late .. cancel; is it too late; not received; never arrived; should have arrived; hasnt arrived; has not arrived; didnt arrive; message too long; text .. too long; too long .. message; is too long
        r.seller_request: seller .. asked|asks|wants|told|tells|says|said .. cancel*|out_of_stock|no_stock|cant_ship|cannot; out of stock; no stock; asked me to cancel; sold out; seller .. cannot|cant|wont .. ship|send|deliver; not in stock; cant .. deliver .. to my
        r.duplicate: twice; duplicate*; double; two of|times|orders|identical|same|by; doubled; same .. order|item|thing .. twice|again; second .. order|one|by; ordered .. two; 2x; bought .. same; both; two instead; extra one; one too many
        -r.duplicate: double check; both sides; second thoughts; two weeks|days|months; dont need both; twice .. wrote|asked|told; not .. twice
        r.wrong_address: address; moved .. house|flat|out; old flat|house|home; wrong .. street|city|house|zip|country|postcode|apartment; shipping to .. old|wrong; zip code; postcode; my parents .. place; previous flat|home|house|place
        -r.wrong_address: email address; ip address; change .. address .. how; right address; address is .. right|correct|fine
        r.not_as_described: not as described|advertised|pictured|shown|in; doesnt|not match*|like|what .. picture*|photo*|description|ordered|described; differ* .. picture*|photo*|description|from; looks different|nothing; fake; counterfeit; not .. original|genuine|authentic|real; clearly plastic; not leather; different .. from|than|color|colour|model|item|product; wrong .. item|color|colour|size|model|thing|product .. received|arrived|came|sent; sent .. wrong|different|another; received|got|came|arrived|sent .. wrong|different|another|instead; misleading; knock off; replica; says .. but; missing part*|piece*|item*|accessor*; smaller than; page .. says|said; bad quality; poor quality; isnt what; not what; nothing like; is not the .. model|color|one
        r.defective: broken; broke; defect*; faulty; damaged; doesnt|not|isnt|wont|dont|didnt|stopped work*|turn_on|charge|start|function; cracked; dead; scratched; smashed; shattered; malfunction*; torn; leak*; bent; wont turn; not charging; doesnt turn; ripped; out of order; stopped; dents; dented; cant turn
        -r.defective: not broken|damaged|defective; isnt broken|damaged; it works; works fine; doesnt work that way; link .. broken; not work for me; doesnt work for me
        r.not_received: never|not|hasnt|havent|didnt|nothing .. arrived|received|arrive|receive|come|came|delivered|got|get|reached; should have .. arrived|been_here|come; lost .. post|mail|transit|parcel|package; missing .. parcel|package|order; where is .. parcel|package|order; not here; parcel .. lost; marked .. delivered; says delivered; still waiting for .. parcel|package; was supposed to .. arrive|be here; never showed|came|turned; hasnt .. turned up
        -r.not_received: received .. wrong|broken|damaged; refund|money|reply|answer|response .. arrived|received|not|yet|came|come; not .. shipped; not .. refund*|money|answer|reply; before .. arrive*; if; wont .. arrive|come .. before|in_time; not .. arrive .. before|in_time; no reply; until; not received .. refund|reply|answer|email; what i received
        p.card: card; credit; debit; visa; mastercard; maestro; mir
        p.wallet: wallet; ewallet; yandex*; yoomoney; qiwi; alipay; google pay; apple pay; webmoney
        p.paypal: paypal
        p.bank_transfer: bank transfer; wire; transfer; sofort; klarna; sepa; giropay; ideal; boleto; pix
        p.mobile: mobile; phone bill; operator
        p.cash_terminal: cash; terminal; oxxo
        c.correction: i meant; meant; sorry; correction; no it was; actually; wait no; not the; i mistyped; i was wrong; rather; no it; no its; no that
        -c.correction: meant to cancel; didnt mean; sorry .. cancel; actually .. cancel
        i.cancel_order: need|want|give|get .. my money back|$*|€*|£*; need|want .. $*|€*|£* .. back; money back
        i.ask_status: whats|what_is happening; any news; any update; what about
        i.ask_deadline: how long do i|we have; how long .. left; how many days .. left|have; last day; until when
        -i.ask_deadline: run|ran out
        i.ask_how: is there any way|possibility; any way at all; is it possible
        i.open_dispute: aliexpress judge*; filing|file a claim; take it to aliexpress; let aliexpress decide
        i.edit_firmer: angrier; tougher; meaner; be hard*; more pressure; put .. foot down
        i.edit_softer: nicer; gentler; kinder; more friendly|polite
        i.edit_language: english|german|french|spanish|russian|chinese|polish|italian|portuguese please|version; in german|polish|italian
        i.mark_refunded: money is here; moneys here; money here; refund came|here; money finally
        i.help: good for; what can you do; what do you do; how do you work; who are you
        i.deny: not what i meant; thats not it
        r.by_mistake: kid|child|son|daughter|cat|baby .. bought|tapped|ordered|clicked|pressed; by accident; accidentally
        r.found_cheaper: now its .. in another; cheaper; in another shop; half the price
        r.seller_request: has run out; asked me to do it|cancel; told me to cancel
        r.not_as_described: picture shows; this is plastic|fake; is fake; not leather
        r.other: lost .. job; cant afford; hospital; moving abroad; died
        -r.changed_mind: cant afford; lost .. job
        s.received: got the; came broken|damaged
        -s.received: got the money|refund|reply|answer|message
        """
    static let russian = """
        i.cancel_order: отмен*; вернуть|верните|вернули деньги; возврат*; аннулир*; откаж*|отказ* .. заказ*|покупк*; не_нужен|нужна|нужно|нужны; не хочу; деньги назад; хочу .. деньги; получить обратно
        i.ask_status: статус; что .. там|слышно|нового|моим|моей; есть .. ответ*|новости|новост*; ответил*; продавец .. ответил; как .. дела|продвигается|мой|моя|идет; одобрили или; на рассмотрении; какие новости; как там; в каком состоянии
        i.ask_deadline: до какого|когда|скольки; сколько .. времени|ждать|дней|осталось|часов|у_меня; как долго; какой срок; срок*; когда .. вернут|придут|деньги|истекает|закроется|закончится|крайн*|последн*; успею; последний день; через сколько; дедлайн
        i.ask_how: как .. отменить|вернуть|мне|это|сделать|оформить|открыть|подать|быть; где .. кнопка|найти|нажать|отменить; какую причину|кнопку; можно ли; можно .. отменить|вернуть; возможно ли; что .. делать|нажать|нажимать; куда .. нажать|нажимать|писать; реально; а можно; что будет если; каким образом
        i.open_dispute: спор*; диспут*; жалоб*; жаловат*; претензи*; эскал*; апелляц*; обострить; арбитраж
        -i.open_dispute: спортивн*; спорт
        i.seller_replied: продавец|он|она|они|магазин .. ответил*|написал*|пишет|говорит|сказал*|предлагает|предложил*|просит|попросил*|согласился|отказал*|отвечает|прислал*|обещает|пообещал; ответ .. продавца; сообщение .. продавца; вот .. ответ|сообщение|продавец; пришел ответ; продавец .. ок
        i.affirm: да; ага; угу; верно; правильно; точно; конечно; хорошо; ок; окей; отправляй*; отправь*; подходит; давай*; согласен; согласна; все верно; так и есть; именно
        i.deny: нет; не надо; неверно; неправильно; не так; не сейчас; еще нет; пока нет; не то; неа; ни в коем
        i.edit_firmer: жестче; пожестче; тверже; потверже; строже; построже; настойчив*; решительнее; сильнее; пожестч*; слишком .. мягк*|вежлив*|любезн*; пореше*; резче; серьезнее; увереннее
        i.edit_softer: мягче; помягче; вежлив*; повежливее; добрее; подобрее; дружелюбн*; слишком .. груб*|жестк*|резк*|строг*|агрессивн*; теплее; деликатн*; спокойнее; полегче
        i.edit_shorter: короче; покороче; сократи*; слишком длинн*; длинно*; лаконичн*; кратк*; пократ*; урежь; в двух словах; меньше слов
        i.edit_language: по английски|русски|испански|китайски|французски|португальски|немецки|польски; на английск*|русск*|испанск*|китайск*|французск*|португальск*|немецк*|польск*; перевед*; перевести; переведи
        i.mark_sent: отправил*|отправлено .. сообщение|письмо|запрос|ему|продавцу|заявку|его; я отправил*; отослал*; запрос .. отправлен|подан; сообщение отправлено; подал* .. заявку|запрос; отправил; отправила; готово отправ*; написал* .. продавцу
        -i.mark_sent: не; продавец .. отправил*; он .. отправил*; отправили; посылк*
        i.mark_refunded: деньги|средства|возврат|сумма .. пришл*|вернул*|поступил*|получил*|на_карте|у_меня|прише*|зачисл*; вернули .. деньги; получил* .. деньги|возврат; мне вернули; пришел возврат; возврат пришел
        -i.mark_refunded: когда; хочу; как; если; не; нужно; вернуть; верните; где; что; еще
        i.withdraw: оставл* .. заказ|себе|его; передумал* .. отмен*|оставл*; не .. отменяй*; не надо отмен*; не нужно отмен*; отбой; оставлю; пусть .. отправ*|едет|будет; забудь*; закройте .. дело|вопрос; снимаю .. вопрос; заберу; беру; решил* оставить; уже не надо; отзываю; закрыл|закрыла|отозвал|отозвала|снял|сняла .. спор|жалобу|диспут|претензию; спор|жалобу|диспут|претензию .. закрыл|закрыла|отозвал|отозвала|снял|сняла
        -i.open_dispute: закрыл|закрыла|отозвал|отозвала|снял|сняла
        i.greet: привет*; здравствуй*; добрый день|вечер|утро; доброе утро; спасибо; благодарю; пока; до свидания; доброго; хай; здорово; салют
        i.help: помощь; помоги*; что .. ты умеешь|умеете|можешь|можете; кто ты; что ты; команды; справка; как .. работаешь|работает; чем .. поможешь|поможете|помочь
        -i.help: отмен*; вернуть; заказ
        s.awaiting_payment: не .. оплатил*|оплачен*|платил*|оплачива*|плати*|заплатил*; неоплачен*; ожида* оплат*; до оплаты; жде* оплат*; еще не опла*; без оплаты; оплаты не
        s.payment_processing: оплат*|платеж*|платёж .. провер*|обработ*|рассмотр*|подтвержд*; проверк* .. оплат*|платеж*; на проверке; в обработке; обрабатыва*
        -s.payment_processing: запрос; возврат .. обработк*; заявк*; возврат
        s.paid: оплатил*; оплачен*; не .. отправил*|отправлен*|отправля*|выслал*|отправили|отослал*|ушел|ушла|шлют|шлет|отгрузил*; неотправл*; заплатил*; до отправки; пока .. не отправ*; ждет отправки; ожида* отправ*; оплата прошла
        -s.paid: не .. оплатил*|оплачен*|заплатил*|опла*; неоплачен*; еще не опла*; не .. платил*; отправил* .. не то|другой; без оплаты
        s.shipped: отправил*; отправлен*; в пути; едет; выслал*; на таможне; трек; уже в дороге; выехал*; идет .. посылка; посылка .. идет|едет; летит; отгружен*; передан* .. доставк*|почт*
        -s.shipped: не; я; сообщение; запрос; письмо; если; до; когда; продавцу; заявку; отправил .. не то; прислал
        s.received: получил*; пришел|пришла|пришло|пришли|пришёл; доставил*; доставлен*; забрал*; у меня; приехал*; распаковал*; вскрыл*; дошла|дошел|дошли; на руках; прислали; принес*
        -s.received: не; деньги; ответ*; возврат; сообщение; если; должн*; когда; письмо; уведомлен*; средства; обратно; ни
        r.by_mistake: случайн*; по ошибке; ошибочн*; нечаянн*; не хотел*; нажал* не; ненарок*; ребенок|сын|дочь|кот .. заказал*|нажал*|купил*; промахн*; не собирал*; ошиб*; не глядя
        -r.by_mistake: размер*; цвет*; адрес*; дважды; два раза; продавец
        r.found_cheaper: дешевле; подешевле; цена .. упала|ниже|снизил*|меньше; нашел .. за|дешев*; выгоднее; скидк* .. другом; лучше цена; ниже цен*
        r.wrong_item_options: не тот|та|ту|те|того .. размер*|цвет*|модел*|вариант*|товар*|комплект*; не тот|ту|те; перепутал*; неправильн*|неверн*|другой .. размер*|цвет*|модел*|вариант*; ошиб* .. размер*|цвет*|модел*; вместо; размер .. мал*|больш*|не; не ту вилку
        -r.wrong_item_options: прислали; пришел|пришла|пришло|пришли; получил*; адрес*; прислал; продавец отправил; привез*; описани*
        r.changed_mind: передумал*; не_нужен|нужна|нужно|нужны; больше .. не .. нужн*|хочу|интерес*; не хочу; расхотел*; уже .. купил*|есть|не_нуж*; отпала .. необходим*|нужда; не надо; подарил*; жалею; нет денег; не интересно; не актуальн*; не понадоб*
        -r.changed_mind: оставл*; ждать; не хочу .. спор; передумал* .. отмен*; два; дважды; не надо отмен*; не тот; не надо так; не нужно так
        r.too_slow: долго; слишком .. долго|поздно; не .. отправил*|отправля*|выслал*|отправлен*|шлет|шлют .. недел*|дней|дня|день|до сих; до сих пор; надоело ждать; жду .. недел*|дней|месяц*; задерж*; устал* ждать; медленно; не успе*; не придет .. к|до|вовремя; неделю|недели|дней .. не отправ*|ничего; тянет; срок* .. прош*|истек*; тормоз*; молчит; сколько можно; опозда*
        -r.too_slow: сколько .. ждать; не .. получил*|пришл*|дошл*; как долго; должна была .. прийти; не дошл*
        r.seller_request: продавец .. просит|попросил*|сказал* .. отмен*|нет; нет в наличии; нет на складе; закончил*; не может .. отправить; распродан*
        r.duplicate: дважды; два раза; дубл*; двойной; два .. одинаков*|заказа|раза|таких; повторн*; второй .. раз|заказ|такой; лишн*; задвоил*; 2 раза; две .. одинаков*|штуки
        -r.duplicate: уже дважды; две недели; два дня; дважды .. писал*; подарил*
        r.wrong_address: адрес*; переехал*; не туда; индекс*; не в тот .. город; живу
        -r.wrong_address: электронн*; email
        r.not_as_described: не соответств*; не как .. описан*|фото*|картинк*; не .. то|тот|та|так* .. описан*|фото|картинк*|заказ*|модел*; отлича*; подделк*; фейк; реплика; не оригинал*; прислал* .. не т*|друг*; пришл*|пришел .. не т*|друг*; обман*; не хватает; некомплект*; другой .. цвет|размер|модель|товар .. пришл*|прислал*; плохое качество; получил* .. не то|друг*; совсем не; на фото|странице; вместо .. пришл*; недостает; ужасн* качеств*; не похож*
        r.defective: сломан*; сломал*; не .. работает|работают|включается|заряжа*|включа*; брак*; разбит*; поврежден*; дефект*; неисправ*; треснул*; поцарапан*; бракован*; трещин*; разорван*; порван*; не заводится; умер*; протек*; битый
        -r.defective: не .. сломан*|поврежден*; работает нормально; не .. брак*; нормально работает
        r.not_received: не .. пришл*|пришел|получил*|дошл*|дошел|доставил*|приход*; потерял* .. посылк*|почт*; должн* .. прийти|быть|пришл*; так и не; нет посылки; где .. посылка|заказ; до сих пор .. нет; пропал* .. посылк*; посылки .. нет; потеря*
        -r.not_received: деньги; ответ*; возврат*; если; отправ*; не успе*; не придет .. к|до
        p.card: карт*; виза; мир
        p.wallet: кошел*; яндекс*; юмани; киви; алипей; вебмани
        p.paypal: пейпал; пэйпал
        p.bank_transfer: переводом; банковск*; перевод
        -p.bank_transfer: карт*
        p.mobile: телефон*; мобильн*; оператор*
        p.cash_terminal: налич*; терминал*
        c.correction: нет это; точнее; вернее; я ошибся; ошиблась; поправка; извините; имел* в виду; а не; не так а
        i.cancel_order: верните мои|деньги; снять заказ; хочу деньги обратно; можно деньги обратно
        i.ask_how: как убрать|отменить|снять; можно ли
        i.open_dispute: пожаловаться; диспут; поддержку али; пусть разбираются; жалоб*
        i.edit_firmer: строгости; жестче; построже; пожестче; не шучу
        i.edit_softer: повежливее; помягче; не хочу ссориться; вежливее
        i.edit_shorter: в два предложения; уложи; в одно предложение
        i.edit_language: переведи .. на; переведи сообщение
        -i.seller_replied: переведи; сам .. попросил; продавец попросил
        i.mark_sent: запрос .. подал*|отправил*|отправлен; подала; подал .. запрос; отправил*
        i.mark_refunded: вернулось; деньги .. пришли; поступило; зачислили
        i.withdraw: передумал* отказываться; закрывай .. дело; товар мне нужен; оставлю; оставляю
        -i.ask_status: статус .. платеж
        r.seller_request: продавец попросил; сам продавец; нет у него товара; попросил отменить
        r.defective: треснут*; сломан*; разбит*; не работает; не включается
        r.other: больницу; заболел*; уволили; не до покупок
        -r.changed_mind: передумала отказываться; не хочу ссориться
        s.payment_processing: платеж обрабатывается; обрабатывается
        """
    static let spanish = """
        i.cancel_order: cancel*; anul*; reembols*; devol* .. dinero|plata|lo|los|mi; quiero .. dinero|plata; ya no .. quiero|necesito|lo|la; no lo quiero; no quiero; no necesito; devuelvan; echar .. atras; recuperar .. dinero
        i.ask_status: estado; como va|van|esta|sigue; alguna novedad|respuesta|noticia; novedades; ha|han|ya contest*|respond*; respondieron; hay respuesta|noticias|novedad*; sigue pendiente; que paso con; que hay de; aprobaron; contesto; contestaron; me .. contest*; en que quedo
        i.ask_deadline: hasta cuando|que; cuanto .. tiempo|tarda|falta|demora|queda|plazo; cuantos dias|horas; cuando .. vence|termina|expira|llega|devuelven|recib*|caduca|regres*|vuelve; plazo; fecha limite; para cuando; ultimo dia; que plazo
        i.ask_how: como .. cancel*|puedo|hago|se|anul*|funciona|abro|pido|solicit*; donde .. esta|encuentro|puedo|hago|cancel*|boton|veo; que motivo|razon|boton|opcion; es posible; se puede; puedo .. cancel*|anular|todavia|aun; que .. hago|debo|tengo; todavia puedo; que pasa si
        i.open_dispute: disputa*; reclam*; denunci*; escalar; queja; apel*
        i.seller_replied: vendedor|el|ella|ellos|tienda dice|dijo|respondio|contesto|escribio|ofrece|ofrecio|pide|pidio|quiere|acepto|rechazo|promete|me_dijo|me_dice|responde|contesta; dice .. vendedor; respuesta .. vendedor; mensaje .. vendedor; me .. respondio|contesto|escribio; esto .. dice|respondio|contesto
        i.affirm: si; claro; vale; ok; correcto; exacto; de acuerdo; perfecto; dale; envialo; mandalo; esta bien; por supuesto; eso es; asi es; bueno; sip; listo
        i.deny: no; para nada; nunca; incorrecto; todavia no; aun no; mal; no es asi; no es correcto; ahora no; tampoco; negativo
        i.edit_firmer: mas firme|duro|fuerte|serio|directo|contundente|exigente|estricto|dura|severo|tajante; muy blando|blandito|suave|amable|educado|debil; demasiado .. amable|suave|blando|educado; menos amable|suave|blando; endurec*; mano dura; ponte duro
        i.edit_softer: mas amable|suave|educado|cortes|cordial|carinoso|gentil|delicado|calido|simpatico; muy duro|fuerte|agresivo|seco|brusco|grosero; demasiado .. duro|fuerte|agresivo|brusco|seco; suaviz*; menos duro|agresivo|brusco; menos seco; mas tranquilo
        i.edit_shorter: mas corto|breve|conciso|resumido; muy largo; demasiado largo; acort*; resum*; recort*; mas cortito; abrevi*; menos texto; en pocas palabras
        i.edit_language: en|al|a ingles|espanol|ruso|chino|frances|portugues|aleman|castellano|italiano; traduc*
        i.mark_sent: ya .. envie|mande|lo_envie|lo_mande|enviado|mandado; lo envie; lo mande; la envie; la mande; mensaje enviado; envie .. mensaje|solicitud; mande .. mensaje|solicitud; he enviado; enviado; mandado; solicitud .. enviada|hecha; ya esta enviado; le escribi; envie
        -i.mark_sent: no; vendedor; fue enviado; ha enviado; han enviado; todavia; ellos; aun
        i.mark_refunded: me devolvieron; me .. reembolsaron; ya .. devolvieron|reembols*|tengo .. dinero|llego .. dinero|reembolso; llego .. reembolso|dinero|plata; dinero .. llego|devuelto|volvio|de_vuelta|en_mi|recib*; recibi .. reembolso|dinero|plata; me .. llego .. dinero|reembolso|plata; reembolso recibido|recibi|llego; me han devuelto|reembolsado; plata .. llego; me lo devolvieron|reembolsaron; abonaron; me abonaron; me hicieron .. reembolso; ya esta .. dinero
        -i.mark_refunded: cuando; quiero; como; si; no; que me; donde; todavia; aun; necesito; para que; cuanto
        i.withdraw: me quedo; me lo quedo; quedarmelo; no .. cancel*|anul* .. nada|ya|mejor|la; mejor .. no_cancel*|lo_dejo|me; olvid*; dejalo; dejemos*; ya no .. cancelar|quiero_cancel*|hace_falta; no canceles; retir*; conserv*; me arrepenti .. cancel*; cambie de .. quedo; lo conservo; que lo envien; cerre|retire|anule .. disputa|reclamo|queja|reclamacion
        -i.open_dispute: cerre|retire|anule .. disputa|reclamo|queja|reclamacion
        i.greet: hola; buenos dias; buenas; buenas tardes|noches; gracias; adios; que tal; saludos; muchas gracias; hasta luego; chao; buen dia
        i.help: ayuda; ayudame; que puedes|sabes|haces; que eres; quien eres; comandos; como funcionas; para que sirves; en que .. ayud*; instrucciones
        -i.help: cancel*; pedido; reembols*; anul*
        s.awaiting_payment: no .. pague|pagado|he_pagado|pago; sin pagar; pendiente de pago; aun no .. pag*; todavia no .. pag*; antes de pagar; espera* .. pago; esperando .. pago; no pague
        s.payment_processing: pago .. verific*|revis*|proces*|comprob*|validac*; verific* .. pago; revis* .. pago; procesando .. pago; en verificacion; en revision
        -s.payment_processing: solicitud; reembolso
        s.paid: pague; pagado; pagada; ya .. pague|pagado; he pagado; no .. enviado|envian|envia|mandan|mandado|envio|enviaron|salido|despach*|mandaron|han_enviado|manda; sin enviar; antes de que .. envi*; aun no .. envi*; todavia no .. envi*; no se ha enviado; pendiente de envio
        -s.paid: no .. pague|pagado; sin pagar; no he pagado; aun no .. pag*; todavia no .. pag*; pago .. verific*
        s.shipped: enviado; enviaron; enviada; en camino; en transito; despach*; salio; aduana*; de camino; va en camino; ya .. envi*; lo enviaron; mandaron; viene en camino; en reparto
        -s.shipped: no; sin enviar; mensaje; solicitud; aun; todavia; si; antes; envie; lo envie; mal enviado; me enviaron; equivocad*; nada; me mandaron
        s.received: recibi; llego; recibido; me llego|llegaron; llegaron; entregado; entregaron; ya lo tengo; ya la tengo; recogi; abri .. paquete|caja; ya llego; me entregaron; me vino; recibimos
        -s.received: no; dinero; reembolso; plata; respuesta; mensaje; tenia que; debia; si; nunca; antes; correo; deberia; hasta; cuando; nada
        r.by_mistake: por error; equivoc* .. pedi|compre|clic*|boton; sin querer; accident*; me equivoque; error mio; no queria .. pedir|comprar; mi hij*|nino|gato .. compro|pidio|apreto|pulso; no era mi intencion; fue un error; por equivocacion; sin darme cuenta
        -r.by_mistake: talla; color; direccion; modelo; dos veces; vendedor; duplic*; domicilio; tamano
        r.found_cheaper: mas barato|barata|baratos; mejor precio|oferta; precio .. bajo|menor|mejor; menor precio; rebajad*; mas economico; a mitad de precio; menos precio; por menos; bajo de precio; bajo el precio
        r.wrong_item_options: talla|color|modelo|version|opcion|enchufe|tamano|variante|cantidad .. equivocad*|incorrect*|mal|erronea; equivoque .. talla|color|modelo; elegi|escogi|seleccione|pedi|puse|compre .. mal|equivocad*|otra|otro|talla|color|modelo; en vez de; en lugar de; no era .. talla|color|modelo; equivoc* de .. talla|color|modelo; mal .. talla|color|modelo
        -r.wrong_item_options: direccion; me llego|enviaron|mandaron; llego; recibi; vendedor .. envi*|mand*; domicilio
        r.changed_mind: ya no .. quiero|necesito|interesa|hace|lo|la|me; cambie de .. opinion|idea; cambio de opinion; no lo .. quiero|necesito; no la quiero; no quiero; no necesito; me arrepenti; ya tengo; me regal*|regalo; no me interesa; lo pense mejor; me lo pense; no me hace falta; compre .. otro|en_tienda|otra; arrepent*; no me gusta; muy caro
        -r.changed_mind: quedo; esperar; no quiero .. disputa|esperar|cancel*; ya no .. cancel*; ya no quiero cancel*; dos; no me llego; no lo necesito .. doble
        r.too_slow: tarda*; mucho tiempo; demasiado .. tiempo|tarde|lento; no .. envi*|manda*|despach*; demora*; cansad*|canse|harto|harta .. esper*|de; llevo .. dias|semanas; retras*; lento; no llega* .. a tiempo|para|antes; no va a llegar; hace .. dias|semanas .. no; semanas .. no|sin|ni; dias .. no|sin|ni; a tiempo; esperando .. semanas|dias; ya me canse; me canse; sigue sin; sin moverse
        -r.too_slow: cuanto tarda; no .. llegado|llego|recib*; tenia que haber llegado; no ha llegado; muy largo; cuanto tiempo; nunca llego; debia
        r.seller_request: vendedor .. pide|pidio|dice .. cancel*; sin stock; no hay stock; no tiene* stock; agotad*; no tiene existencias; no puede .. enviar
        r.duplicate: dos veces; duplicad*; doble; repetid*; dos .. iguales|pedidos|unidades; por duplicado; 2 veces; el mismo .. dos; segunda vez; de mas; otra vez .. mismo
        -r.duplicate: dos semanas; dos dias; ya dos veces; me regal*; escrib*
        r.wrong_address: direccion; domicilio; me mude|mudado|mudamos; codigo postal; casa vieja; casa anterior; antigua casa
        -r.wrong_address: correo electronico; email
        r.not_as_described: no .. coincide|corresponde|como|igual|es lo que .. foto*|descri*|anunci*|imagen*|pedi; distint*|diferente .. foto*|descri*|anunci*|pedi|modelo|color; fals*; imitacion; copia; no es original; no era .. anunci*|descri*; llego|recibi|enviaron|mandaron|llegaron|vino .. otro|otra|distint*|diferente|equivocad*|mal|no era; falta* .. pieza*|parte*|accesorio*; mala calidad; no es .. modelo|color|lo que; pesima calidad; nada que ver; no se parece
        r.defective: rot*; no .. funciona|enciende|prende|carga|suena|sirve|anda|funcionan; defectuos*; dana*; averiad*; estropead*; quebrad*; rayad*; partid*; golpead*; descompuest*; no suena; dejo de funcionar; abollad*; malogr*
        -r.defective: no esta .. rot*|dana*; no es defect*; si funciona; ruta; funciona bien
        r.not_received: no .. llego|llegado|llega|recibi|recibido|llegaron|han entregado; nunca .. llego|recibi; perdi* .. paquete|correo|pedido; deberia haber llegado; tenia que .. llegar|haber; no me .. llego|ha llegado; donde .. paquete|pedido; figura .. entregado; dice .. entregado; sigo sin .. recibir|pedido; extravi*; debia haber llegado; no aparece
        -r.not_received: dinero; reembolso; respuesta; si; no .. enviado; a tiempo; no va a llegar .. antes|para
        p.card: tarjeta; credito; debito
        p.wallet: monedero; billetera; cartera
        p.bank_transfer: transferencia
        p.mobile: movil; celular
        p.cash_terminal: efectivo
        c.correction: no es; quise decir; perdon; mejor dicho; me equivoque es; correccion; en realidad; digo
        i.cancel_order: quiero mi dinero; devuelvanme; devuelvame; cancelenlo; cancelalo; echarme atras; lo cancelo
        i.ask_status: contesto el vendedor; hay novedades; alguna novedad
        i.ask_deadline: hasta que dia|cuando; en cuantos dias; cuanto tiempo
        i.seller_replied: vendedor me puso; ahora dice; me ofrece; me puso
        i.edit_firmer: firmeza; mas duro|fuerte; mas firme
        i.edit_softer: mas amable|suave|cortes; no quiero pelear
        i.edit_shorter: en dos lineas; dos lineas; mas breve
        i.mark_sent: solicitud .. presentada|enviada|hecha; listo .. solicitud; ya la envie
        i.mark_refunded: cayo el dinero; me cayo; llego el dinero; ya tengo .. dinero; me devolvieron
        i.greet: holaaa; holaa; buenas; buen dia
        -i.withdraw: me lo pense mejor .. interesa; dejalo en; dos lineas; dice .. quedo; da .. euros
        -i.open_dispute: hasta que dia; contesto
        r.changed_mind: lo pense mejor; ya no me interesa; echarme atras; ya no lo quiero
        -r.changed_mind: no quiero pelear
        r.seller_request: me lo pidio; vendedor .. pidio; no le quedan
        r.not_as_described: no es .. como decia|cuero; plastico malo; no es de cuero
        r.not_received: no ha llegado; nada de nada; no llega
        r.defective: rajad*; rota; roto; no funciona; no enciende; quebrad*
        r.other: sin trabajo; no puedo permitirme; enfermo; hospital
        r.too_slow: sin enviarlo; siguen sin; ya no me sirve; era para
        -r.too_slow: ya me canse; todavia no lo mandan; jueves; quiero echarme
        -r.defective: no me sirve
        s.received: recibi; llego rajada|rota|roto
        s.shipped: lo enviaron; lo mandaron
        """
    static let portuguese = """
        i.cancel_order: cancel*; reembols*; estorn*; devol* .. dinheiro|grana|valor; meu dinheiro .. de volta; dinheiro de volta; quero .. dinheiro; nao quero; nao preciso; desist*; anular; nao .. quero mais; desfazer
        i.ask_status: status; andamento; como .. esta|anda|vai|ta|ficou|estao; alguma .. novidade|resposta|noticia; novidade*; ja .. respond*|responderam|aprovaram; responde*; situacao; tem resposta; o que aconteceu com; foi aprovado ou; ainda pendente; teve resposta; e ai
        i.ask_deadline: ate quando|que; quanto .. tempo|demora|falta|prazo; quantos dias|horas; quando .. vence|termina|acaba|expira|cai|chega|volta|recebo|devolv*|encerra; prazo; data limite; ultimo dia; qual o prazo; em quanto tempo
        i.ask_how: como .. cancel*|faco|posso|que|eu|funciona|abro|peco|solicit*|faz; onde .. fica|esta|acho|posso|clico|encontro|cancel*|botao|vejo; qual motivo|razao|botao|opcao; que motivo; e possivel; da pra|para; posso .. cancelar|ainda|pedir; ainda da; o que .. faco|devo|eu; tem como; o que acontece se; ainda posso; consigo .. cancelar
        i.open_dispute: disputa*; reclam*; denunci*; escalar; contest*; procon; apel*
        i.seller_replied: vendedor|ele|ela|eles|loja disse|diz|respondeu|escreveu|falou|ofereceu|oferece|pediu|pede|quer|aceitou|recusou|prometeu|mandou|fala|me_disse|responde|ta; resposta .. vendedor; mensagem .. vendedor; me .. respondeu|escreveu; chegou .. resposta; olha o que; disse que
        i.affirm: sim; claro; ok; certo; correto; isso; exato; exatamente; perfeito; pode enviar|mandar|ser; beleza; blz; com certeza; ta bom; envia; manda; pode; uhum; s; isso mesmo; fechado; tudo certo; aham
        i.deny: nao; nunca; errado; ainda nao; agora nao; incorreto; negativo; nada disso; nao e isso; n; de jeito
        i.edit_firmer: mais firme|duro|forte|serio|direto|incisivo|rigido|dura|energico|severo|contundente; muito .. mole|suave|educado|gentil|bonzinho|fraco|delicado|molenga; menos .. educado|suave|gentil; endurec*; pega pesado; seja duro
        i.edit_softer: mais educado|suave|gentil|simpatico|amigavel|leve|cordial|delicado|calmo|carinhoso; muito .. duro|forte|agressivo|grosso|rude|seco|pesado|grosseiro; menos .. duro|agressivo|grosso|rude|seco|pesado; suaviz*; pega leve; amenizar; alivia
        i.edit_shorter: mais curto|breve|conciso|enxuto|resumido|curtinho; muito .. longo|comprido|grande; longo demais; encurt*; resum*; diminu*; menos texto; abrevi*; corta; poucas palavras
        i.edit_language: em|pro|para|pra|no ingles|espanhol|russo|chines|frances|portugues|alemao|italiano|o_ingles|o_chines|o_espanhol; traduz*
        i.mark_sent: ja .. enviei|mandei|mandado|enviado; enviei; mandei; mensagem enviada; pedido de cancelamento enviado; acabei de enviar|mandar; solicitacao .. enviada|feita; foi enviada; ta enviado; fiz .. solicitacao
        -i.mark_sent: nao; vendedor; eles; ainda; foi enviado; ja foi enviado
        i.mark_refunded: dinheiro .. caiu|chegou|voltou|devolvido|na_conta|de volta|entrou; reembolso .. caiu|chegou|recebido|recebi|entrou; recebi .. reembolso|dinheiro|estorno|valor; estorno .. caiu|chegou|recebido|entrou|apareceu; ja .. reembolsaram|devolveram|estornaram|recebi .. dinheiro; me .. reembolsaram|devolveram|estornaram; devolveram .. dinheiro; fui reembolsad*; caiu .. estorno|reembolso|dinheiro; grana .. voltou|caiu
        -i.mark_refunded: quando; quero; como; se; nao; onde; ainda; preciso; quanto; meu dinheiro de volta
        i.withdraw: vou .. ficar com; fico com; quero ficar; nao .. cancele|cancela|precisa .. cancel*|cancelar; deixa .. pra_la|assim|quieto|para_la|vir; esquec*; mudei de ideia .. ficar|nao_cancel*|quero_o; desisto .. cancel*|disputa|de cancelar; retir*; manter o pedido; mantenho; melhor nao cancel*; pode enviar o produto; nao quero mais cancel*; desisti de cancel*; pode deixar; fechei|retirei|encerrei|cancelei .. disputa|reclamacao|queixa
        -i.open_dispute: fechei|retirei|encerrei|cancelei .. disputa|reclamacao|queixa
        i.greet: oi; ola; bom dia; boa tarde|noite; obrigad*; valeu; tchau; e ai tudo; opa; tudo bem; vlw; ate mais; brigad*
        i.help: ajuda; me ajuda; o que .. voce faz|sabe|pode|consegue; quem e voce; comandos; como voce funciona; pra que .. serve; socorro; o que voce; como funciona isso; como pode .. ajudar
        -i.help: cancel*; pedido; reembols*
        s.awaiting_payment: nao .. paguei|pago|paga|foi_pago|pagou; sem pagar; aguardando pagamento; ainda nao .. pag*; antes de pagar; pagamento .. pendente; boleto .. nao; esperando pagamento; a pagar; nem paguei
        s.payment_processing: pagamento .. analise|verific*|process*|aprov*|confirm*; em analise; verific* .. pagamento; processando .. pagamento; em verificacao
        -s.payment_processing: solicitacao; reembolso
        s.paid: paguei; pago; ja .. paguei|pago|paga; nao .. enviado|enviaram|enviou|envia|despach*|postado|postaram|mandou|mandaram|saiu|envio|postou|mandam|envi*; sem envio; antes de .. enviar; ainda nao .. envi*; nem .. enviou|enviaram|postaram
        -s.paid: nao .. paguei|pago|foi_pago|paguei_ainda; sem pagar; ainda nao .. pag*; nem paguei; aguardando pagamento
        s.shipped: enviado; enviaram; a caminho; em transito; despach*; postado; saiu; alfandega; foi enviad*; ja .. enviad*|enviaram|saiu|despach*|mandaram|postaram; ta vindo; em rota; esta vindo
        -s.shipped: nao; sem; mensagem; solicitacao; ainda; se; antes; enviei; me enviaram; errad*; nem; nada; me mandaram
        s.received: recebi; chegou; recebido; chegaram; entregue; ja tenho; peguei; abri .. caixa|pacote|encomenda; entregaram; retirei; veio; recebemos
        -s.received: nao; dinheiro; reembolso; resposta; estorno; mensagem; se; nunca; era pra; deveria; ate; quando; antes; email; nada; nem
        r.by_mistake: por engano; sem querer; acident*; me enganei; por erro; errei; foi .. engano|erro; nao queria .. comprar|pedir; meu_filho|minha_filha|gato|crianca .. comprou|clicou|pediu|apertou; cliquei .. errado|sem; nao era pra; distracao
        -r.by_mistake: tamanho; cor; endereco; modelo; duas vezes; vendedor; duplic*; voltagem; numero
        r.found_cheaper: mais barato|barata|baratos|em conta; melhor preco; preco .. menor|melhor|caiu|baixou; menor preco; mais em conta; por menos; promocao; metade do preco; baixou .. preco
        r.wrong_item_options: tamanho|cor|modelo|versao|opcao|tomada|voltagem|variacao|quantidade|numero .. errad*|trocad*; errad* .. tamanho|cor|modelo; escolhi|selecionei|pedi|comprei|coloquei|marquei .. errad*|outra|outro; em vez de; ao inves; no lugar de; errei .. tamanho|cor|modelo|voltagem|numero; no tamanho errado
        -r.wrong_item_options: endereco; chegou|veio|enviaram|mandaram; recebi; vendedor .. envi*|mand*
        r.changed_mind: nao .. quero_mais|preciso_mais|quero|preciso|interessa; mudei de .. ideia|opiniao; desisti; me arrependi; arrepend*; ja tenho; ganhei; pensei melhor; perdi o interesse; comprei .. outro|em_outra|outra; nao me interessa; nao vou .. precisar|usar; nao faz .. sentido; deu .. de presente; muito caro; nao gostei
        -r.changed_mind: ficar; esperar; desisti de cancel*; nao quero .. disputa|esperar; nao quero mais cancel*; dois; duas; duplic*
        r.too_slow: demora*; muito tempo; demais .. tempo; nao .. envi*|despach*|posta*|mand*; atras*; cans* .. esper*|de; ha .. dias|semanas|mes; faz .. dias|semanas|mes .. nao|nada|e; lento; nao .. chega* .. a tiempo|tempo|antes; nao vai chegar; semanas .. nao|e_nada|sem; dias .. nao|e_nada|sem; a tempo; esperando .. semanas|dias|ha; cansei; parado; nada de .. envi*; ate agora nada
        -r.too_slow: quanto .. demora; nao .. chegou|recebi|chegaram; era pra .. chegado; deveria ter chegado; muito longo; nunca chegou; nao chegou; quanto tempo
        r.seller_request: vendedor .. pediu|pede|disse .. cancel*; sem estoque; fora de estoque; esgotad*; nao tem .. estoque; acabou o estoque; nao consegue .. enviar
        r.duplicate: duas vezes; duplicad*; dobrad*; em dobro; repetid*; dois .. iguais|pedidos; duas .. iguais|unidades; 2 vezes; mesmo .. duas; 2x; a mais
        -r.duplicate: duas semanas; dois dias; escrevi duas
        r.wrong_address: endereco; me mudei; mudei de .. casa|cidade|apartamento; cep; casa antiga; antigo endereco; apartamento antigo; mudanca
        -r.wrong_address: email
        r.not_as_described: nao .. corresponde|bate|condiz|e_igual|como|e_o_que .. foto*|descri*|anunc*|pedi|imagem; diferente .. foto*|descri*|anunc*|do|da|pedi; fals*; replica; imitacao; nao e original; veio|chegou|recebi|enviaram|mandaram .. outro|outra|errad*|diferente|trocad*; falta* .. peca*|parte*; ma qualidade; pessima qualidade; qualidade ruim; nada a ver; nao e o que; faltando; nao e .. modelo|cor
        r.defective: quebrad*; nao .. funciona|liga|carrega|funcionam|presta|pega|toca; defeit*; danificad*; estragad*; rachad*; trincad*; riscad*; amassad*; parou de funcionar; quebrou; pifou; rasgad*
        -r.defective: nao .. quebrad*|danificad*; nao tem defeito; funciona bem; nao ta quebrad*
        r.not_received: nao .. chegou|recebi|chegaram|entregaram|foi_entregue|apareceu; nunca .. chegou|recebi; extravi*; perdi* .. correio*|pacote|encomenda; era pra .. ter chegado|chegar|estar; deveria ter chegado; cade .. pedido|pacote|encomenda; consta .. entregue; ate hoje .. nao; sumiu; cade
        -r.not_received: dinheiro; reembolso; resposta; estorno; se; nao .. enviado; a tempo; nao vai chegar .. antes
        p.card: cartao; credito; debito
        p.wallet: carteira
        p.bank_transfer: boleto; pix; transferencia
        p.mobile: celular
        c.correction: quis dizer; na verdade; alias; correcao; me enganei e; desculpa; digo; nao e
        i.cancel_order: quero meu dinheiro; devolvam; cancela pra mim; quero .. cancelamento; nao quero mais
        i.ask_how: da pra cancelar; tem como cancelar; como cancel*
        i.ask_deadline: em quantos dias; quanto tempo; ate quando
        i.open_dispute: aliexpress entre; julgue; mediacao; abrir disputa
        i.seller_replied: loja me ofereceu; vendedor me ofereceu; me ofereceu
        -i.seller_replied: pediu pra eu cancelar; pediu para eu cancelar
        i.edit_softer: educadinho; mais educado; grosso demais; mais gentil
        i.edit_language: faz em; em mandarim|chines|ingles
        i.mark_sent: solicitacao .. enviada; pronto .. enviada; ja enviei; mandei
        i.mark_refunded: caiu na conta; dinheiro voltou; caiu; estorno caiu
        -i.mark_refunded: em quantos; quando
        i.greet: eai; bom dia; bom diaaa; oi; ola
        i.withdraw: adorei; nao quero mais cancelar; vou ficar com
        -i.cancel_order: nao quero mais cancelar; dias .. estorno
        r.found_cheaper: achei o mesmo; mais barato; por r$; na shopee
        r.defective: lado mudo; nao liga; quebrad*; nao funciona
        r.wrong_item_options: coloquei tamanho; tamanho .. mas e; cor errada; tamanho errado
        r.seller_request: vendedor pediu; pediu pra eu cancelar; nao tem no estoque
        r.not_received: nada de chegar; nao chegou
        r.other: perdi o emprego; hospital; doente
        r.too_slow: nao serve mais; era pro aniversario; ja passou; nao enviaram
        -r.too_slow: ainda nao enviado; em quantos dias
        """
    static let french = """
        i.cancel_order: annul*; rembours*; recuperer .. argent|sous; rendre .. argent; rendez .. argent; argent en retour; ne veux .. plus|pas; n en veux plus; plus besoin; veux .. argent; me retracter; retract*; stopper .. commande; arreter .. commande
        i.ask_status: statut; ou en .. est|sont|suis; des nouvelles; quoi de neuf; du nouveau; a t il repondu; il a repondu; ont .. repondu; repondu; une reponse; comment .. avance|se_passe|va; toujours en attente; en est; qu en est; accepte ou
        i.ask_deadline: jusqu .. quand|a|quel; jusqua quand; combien de .. temps|jours|heures; quand .. expire|fin*|limite|recev*|arriv*|rembours*|serai|argent|termine|revien*; delai*; date limite; dernier jour; quel delai; d ici quand; combien .. reste; il reste combien; dici quand
        i.ask_how: comment .. annul*|faire|puis|je|on|ca|fonctionn*|ouvr*|marche|faut; ou .. trouve*|est|cliqu*|se|bouton|dois; quel .. bouton|motif|option; quelle .. raison|option; est ce possible; possible de; c est possible; puis je; est ce que je peux; peut on; on peut; je peux .. encore|annuler; que dois; qu est ce que je .. dois|fais; que se passe; que faire; faut il; est il possible; est ce qu on; y a t il moyen
        i.open_dispute: litige*; reclamation*; plainte; plaindre; escalad*; contest*; mediation; appel
        -i.open_dispute: rappel
        i.seller_replied: vendeur|il|elle|ils|boutique a_dit|dit|repond|a_repondu|ecrit|a_ecrit|propose|a_propose|demande|a_demande|veut|refuse|a_refuse|accepte|a_accepte|promet|m_a|me_dit; reponse du .. vendeur; message du .. vendeur; vendeur .. repondu|ok|ecrit|dit|propose; voici .. reponse|message|ce; voila ce que; recu .. reponse|message .. vendeur; vendeur .. accord
        i.affirm: oui; ouais; ok; d accord; daccord; exact; exactement; correct; parfait; bien sur; c est ca; c est bon; vas y; envoie*; envoyez; entendu; tout a fait; super; cest bon; cest ca; ca marche; absolument
        i.deny: non; pas encore; pas du tout; faux; incorrect; pas maintenant; jamais; c est faux; nan; pas ca; ce n est pas; surtout pas
        i.edit_firmer: plus ferme|dur|strict|direct|fort|severe|insistant|ferme|sec|serieux|exigeant; trop .. gentil|mou|poli|doux|aimable|gentille|molle|sympa; moins .. gentil|poli|doux|mou; durci*; hausse .. ton; plus fermement
        i.edit_softer: plus doux|gentil|poli|aimable|courtois|sympa|cordial|douce|chaleureux|diplomat*|delicat|calme; trop .. dur|sec|agressif|brutal|severe|froid|rude|ferme; moins .. dur|sec|agressif|brutal|froid; adouci*; plus poliment; plus gentiment
        i.edit_shorter: plus court|bref|concis|courte|succinct; trop long|longue; raccourci*; resum*; ecourt*; abreg*; moins long; en deux mots; plus courte; fais court; condens*
        i.edit_language: en anglais|francais|espagnol|russe|chinois|portugais|allemand|italien|mandarin; tradui*; traduction
        i.mark_sent: j ai .. envoye|poste|transmis; jai .. envoye; c est envoye; cest envoye; message .. envoye|parti; envoye; demande .. envoyee|faite|deposee; je l ai envoye; je lai envoye; viens de l envoyer; viens de .. envoyer; c est fait; cest fait; je lui ai ecrit
        -i.mark_sent: pas; vendeur; encore; ont; colis; il a; article; commande .. envoye*
        i.mark_refunded: ai .. recu .. remboursement|argent|rembours*; jai .. ete rembours*; j ai ete rembours*; remboursement .. arrive|recu|est_la|tombe|effectue; argent .. arrive|revenu|recu|de_retour|est_la|rendu|sur_mon; on m a rembours*; ils m ont rembours*; m ont .. rembours*|rendu; rembourse; suis rembourse; ont rembourse; bien recu .. argent|remboursement; recu .. remboursement|argent
        -i.mark_refunded: quand; veux; comment; si; pas; etre; ou; encore; voudrais; faut; souhaite; toujours; combien; demande
        i.withdraw: garde .. commande|finalement|le|la|l article; je le garde; je la garde; je garde; finalement .. garde|pas|non|laisse; n annul* .. pas|plus; nannul* pas; laisse* tomber; oubli*; je renonce; retir*; plus besoin d annuler; je prefere garder; ne .. pas .. annul*; conserv*; abandonn*; change d avis .. garde; veux .. garder; vais .. garder; ai|jai .. ferme|clos|cloture|retire|annule .. litige|reclamation|plainte; litige|reclamation|plainte retire*|clos*|ferme*
        -i.open_dispute: ai|jai .. ferme|clos|cloture|retire|annule .. litige|reclamation|plainte; litige|reclamation|plainte retire*|clos*|ferme*
        i.greet: bonjour; salut; bonsoir; coucou; merci; au revoir; bonne journee; hello; a bientot; bonne soiree
        i.help: aide; aidez; aide moi; que .. peux_tu|sais_tu|fais_tu|pouvez_vous|savez_vous; qui es tu; qui etes; tu sers a quoi; commandes possibles; comment tu; comment ca marche; tu fais quoi; mode d emploi; a quoi .. sers|sert; tu peux .. faire quoi; besoin d aide
        -i.help: annul*; commande .. annul*; rembours*
        s.awaiting_payment: pas .. paye|payee|regle|encore_paye|paie|payer; non .. payee|paye|reglee; impaye*; en attente de .. paiement; avant de payer; paiement en attente; pas encore pay*; sans payer; pas encore regl*; na pas paye
        s.payment_processing: paiement .. verif*|trait*|cours|control*|valid*|examen; verif* .. paiement; en cours de .. verif*|traitement|validation
        -s.payment_processing: demande; remboursement .. cours
        s.paid: j ai .. paye|regle; jai .. paye|regle; paye; payee; deja paye*; pas .. expedi*|envoye*|parti*|livre|encore_expedi*|envoi*|expedition|poste; non .. expedi*|envoye*; avant .. expedi*|envoi; rien .. expedi*|envoye*; n a .. envoye; na rien envoye; pas encore .. parti*; regle; toujours pas .. expedi*|envoye*|parti*
        -s.paid: pas .. paye*|regle*; impaye*; non pay*; pas encore pay*; sans payer; avant de payer
        s.shipped: expedi*; en route; en transit; est parti*; envoye par; deja .. expedi*|envoye*|parti*|en_route; en chemin; douane; colis est .. parti|en; ete envoye*; il arrive; en livraison; ont .. expedi*
        -s.shipped: pas; avant; si; non; message; demande; rien; j ai envoye; jai envoye; sans; m ont envoye; ma envoye; m a envoye; mont envoye; frais; jamais; n a; plus rien
        s.received: recu; arrive; arrives|arrivee|arrivees; livre; livree; est la; deballe; ouvert .. colis|paquet|carton; j ai .. recu; recupere .. colis; recue; recus
        -s.received: pas; argent; remboursement; reponse; message; jamais; si; devait; aurait; toujours pas; quand; avant; rien; mail; rembours*; jusqu; aurais
        r.by_mistake: par erreur; par megarde; sans .. vouloir|faire_expres|le_vouloir; me suis trompe; erreur de .. clic|ma_part|commande; accident*; pas voulu; ne voulais pas; mon fils|ma_fille|enfant|chat .. commande|achete|clique|appuye; fausse manip*; clique .. par erreur|trop; par inadvertance; mauvais bouton
        -r.by_mistake: taille; couleur; adresse; modele; deux fois; vendeur; doubl*; pointure; trompe de .. taille|couleur|modele|adresse
        r.found_cheaper: moins cher*; meilleur .. prix|offre|marche; prix .. plus bas|baisse|inferieur; moins chere; en promo; en solde*; moitie prix; trouve .. a .. €*|euros; prix a baisse
        r.wrong_item_options: mauvais* .. taille|couleur|modele|version|option|article|pointure|prise|produit|reference|quantite; trompe de .. taille|couleur|modele|article|version|pointure; taille|couleur|modele|pointure|prise .. trompe|mauvais*|erreur; au lieu; a la place; pas .. bonne .. taille|couleur|pointure; pas le bon .. modele|format; pris .. mauvais*
        -r.wrong_item_options: adresse; recu; envoye; vendeur .. envoye; arrive; m ont; livre
        r.changed_mind: change d .. avis|idee; change davis; plus .. besoin|envie|interess*; n en .. veux|voulais|ai plus; nen veux plus; veux plus; ne .. veux .. plus|pas; regrett*; deja .. un|une|achete|ai; offert; reflechi; renonce; finalement .. veux|besoin|non; achete .. ailleurs|en magasin; trop cher; ne me sert; plus l utilite; ne me plait; plus utile
        -r.changed_mind: garde; attendre; garder; ne veux pas .. litige|attendre; deux; change d avis .. garde; annuler plus; moins cher
        r.too_slow: trop .. long|lent|tard|longtemps; met .. temps|longtemps; pas .. expedi*|envoye*|parti* .. jours|semaines|depuis|toujours; toujours pas .. expedi*|envoye*|parti*|bouge; retard*; marre .. attendre|d; assez .. attendre|d; depuis .. jours|semaines .. pas|rien; semaines .. rien|pas|toujours; jours .. rien|pas|toujours; attends .. depuis; lent; a temps; arriver* .. trop tard|pas_a|apres; ras le bol; fatigue d attendre; n envoie rien; nenvoie; rien ne bouge; avant noel
        -r.too_slow: combien; pas .. recu|arrive; message .. trop long; trop long .. message|texte; aurait du arriver; devait arriver; jamais recu; c est trop long; cest trop long; texte
        r.seller_request: vendeur .. demande|dit|veut .. annul*; rupture de stock; en rupture; plus en stock; plus de stock; stock epuise; epuise; ne peut pas .. expedier|envoyer
        r.duplicate: deux fois; double*; en double; doublon; deux .. memes|commandes|identiques|exemplaires; 2 fois; meme .. deux; seconde fois; en trop; deuxieme fois
        -r.duplicate: deux semaines; deux jours; ecrit deux fois; double verif*; offert
        r.wrong_address: adresse; demenag*; code postal; ancien .. appartement|logement|domicile; ancienne .. maison|adresse; chez mes parents
        -r.wrong_address: adresse mail; adresse email
        r.not_as_described: pas .. conforme|comme|correspond*|ressembl*|identique; non conforme; ne correspond; different*|differe .. photo*|description|annonce|commande|de|du; contrefacon; faux; fausse; imitation; copie; pas .. original*|authentique; recu|envoye|arrive|livre .. autre|mauvais*|different*|pas le bon|pas la bonne; manque .. piece*|accessoire*|une|des|le; mauvaise qualite; rien a voir; pas le .. modele|meme; pas ce que; tromp* .. photo; qualite .. mediocre|horrible|nulle
        -r.not_as_described: fausse manip*; faux clic
        r.defective: casse*; ne .. fonctionne|marche|allume|charge|s_allume|demarre pas|fonctionnent; cassee; defectueu*; abime*; endommage*; panne; fissure*; raye*; brise*; fonctionne pas; marche pas; ne s allume; sallume pas; hors service; dechir*; fele
        -r.defective: pas .. casse*|abime*|defectueu*; fonctionne bien|tres|normalement; comment .. ca marche; n est pas cass*
        r.not_received: pas .. recu|arrive*|livre|eu; jamais .. recu|arrive*|vu; rien recu; toujours pas .. recu|arrive|la; perdu .. poste|colis|transport; colis .. perdu; devait .. arriver|etre; aurait du .. arriver|etre; ou est .. colis|commande|mon; marque .. livre; indique .. livre; toujours rien; introuvable; aurait du etre livre
        -r.not_received: argent; remboursement; reponse; si; pas .. expedi*; a temps; pas .. arriver .. avant
        p.card: carte; cb; bancaire
        p.wallet: portefeuille
        p.bank_transfer: virement
        p.mobile: mobile
        c.correction: je voulais dire; en fait; pardon; rectification; plutot; non c est; non cest; erreur c est; non c etait
        i.cancel_order: a annuler; faut arreter; on annule; recuperer mes; remboursez moi; annulation svp; je souhaite annuler; plus envie; j en veux plus
        i.ask_status: daigne repondre; a t il repondu; du nouveau; des nouvelles
        i.ask_deadline: dernier delai; jusqu a quand; combien de temps
        i.ask_how: y a t il un bouton; quelque part; comment annuler; est ce possible
        i.open_dispute: je conteste; aliexpress tranche; lance la reclamation; litige
        -i.open_dispute: dernier delai; delai .. litige
        i.seller_replied: me propose; il me dit; elle me dit
        i.affirm: ouep; ouais; oui; d accord
        i.edit_firmer: sur un ton; qui rigole pas; plus ferme; plus dur
        i.edit_softer: de douceur; plus doux|poli|gentil|aimable; adoucis
        i.edit_shorter: fais deux lignes; deux lignes; lira jamais; plus court
        i.edit_language: version espagnole|anglaise|chinoise|russe|allemande; traduis; en anglais|chinois|espagnol|russe
        i.mark_refunded: tomber sur mon compte; recupere mes sous; recupere mon argent; viennent de tomber; remboursement recu
        i.withdraw: on ferme le dossier; finalement .. plaisent|garde; plus la peine; je garde
        i.help: tu sais faire quoi; pouvez vous m aider; a quoi sers; que sais tu
        r.by_mistake: mon chat; a marche sur; enfant .. commande
        r.found_cheaper: chez leroy|amazon|decathlon|ikea; moins cher; meme .. chez
        r.changed_mind: reflexion faite; pas besoin d une; n ai pas besoin; plus envie; pas raisonnable
        r.defective: ne repond pas; ne fonctionne pas; ne marche pas; casse*
        r.not_as_described: plastique; tu parles; pour .. annonces; pas conforme; on m a livre
        r.seller_request: a la demande du vendeur; il n en a plus; vendeur .. demande
        r.too_slow: ca ne sert plus|a rien; etait samedi|hier; trop tard; seulement maintenant
        r.other: a l hopital; perdu mon emploi; malade
        r.not_received: aucun colis; pas recu; jamais arrive
        s.received: recu ce|hier|aujourd; colis arrive; on m a livre
        -s.paid: avant l envoi
        """
    static let chinese = """
        i.cancel_order: 取消; 退款; 退钱; 不想要; 不要了; 退单; 撤单; 退给我; 把钱; 要回; 不买了; 退掉; 钱退
        i.ask_status: 进展; 怎么样了; 回复了吗; 回了吗; 有消息; 有回复; 状态; 处理得; 处理到; 卖家 .. 回; 情况; 有结果; 批准了吗; 通过了吗; 有没有; 到哪一步; 到哪了; 咋样; 同意了吗; 有答复; 什么结果
        -i.ask_status: 卖家回复说; 卖家回复我; 卖家说; 有没有办法; 状态 .. 审核; 退款 .. 到账了; 有没有可能
        i.ask_deadline: 多久; 多长时间; 几天; 什么时候; 截止; 期限; 到几号; 最晚; 最迟; 到什么时候; 何时; 还剩; 还有多少; 几号; 多少天; 哪天
        -i.ask_deadline: 几天前; 好几天; 几天了; 等了几天; 没几天; 这几天
        i.ask_how: 怎么; 如何; 哪里; 在哪; 能不能; 可以 .. 吗; 能 .. 吗; 选哪个; 哪个原因; 什么原因; 可不可以; 是否可以; 怎样; 有办法; 还能; 该怎么; 要怎么; 选什么
        -i.ask_how: 怎么样了; 怎么还; 怎么没; 怎么回事; 能帮; 帮我 .. 吗; 你能做; 你能干; 能 .. 干什么; 怎么用你; 怎么这么; 不知道怎么
        i.open_dispute: 纠纷; 投诉; 申诉; 维权; 举报; 争议; 仲裁; 申请介入; 平台介入; 升级
        i.seller_replied: 卖家说; 卖家回; 他说; 她说; 商家说; 店家说; 客服说; 对方说; 卖家 .. 说; 卖家 .. 回复; 卖家发; 卖家让; 卖家要; 卖家同意; 卖家拒绝; 卖家答应; 店主说; 他回; 对方回复; 卖家问; 卖家想; 卖家提出; 卖家 .. 写
        -i.seller_replied: 回复了吗; 回了吗; 有没有; 卖家说没货; 卖家 .. 回 .. 吗; 没回; 不回; 卖家 .. 了吗; 还没 .. 回; 卖家让 .. 取消; 卖家要 .. 取消; 没有回复; 不发
        i.affirm: 是; 是的; 对; 对的; 好; 好的; 可以; 行; 没错; 嗯; 发送; 发吧; 确认; 没问题; 正确; ok; 当然; 就这样; 对头
        i.deny: 不; 不是; 不对; 不行; 没有; 错了; 还没; 先不; 不要; 不用; 别发; 否; 暂时不
        i.edit_firmer: 强硬; 坚决; 严厉; 语气 .. 重; 更硬; 太软; 太客气; 严肃; 强势; 凶; 太温和; 硬一点; 坚定; 不够强; 严一点; 太礼貌; 重一点; 施压
        i.edit_softer: 客气 .. 点; 礼貌; 委婉; 柔和; 温和; 友好; 太凶; 太硬; 太强硬; 语气 .. 轻; 缓和; 太重; 软一点; 和气; 太冲; 太严厉; 婉转; 温柔; 客气些; 和善; 客气点
        -i.edit_softer: 太温和; 太客气; 太礼貌; 不够
        i.edit_shorter: 短; 简短; 太长; 精简; 缩短; 简洁; 简单点; 少写; 压缩; 太啰嗦; 简单一点; 啰嗦; 删减; 精炼
        i.edit_language: 英文; 英语; 俄语; 俄文; 西班牙; 葡萄牙; 法语; 法文; 中文; 汉语; 德语; 德文; 波兰语; 翻译; 译成; 翻成; 西语; 葡语
        i.mark_sent: 已发送; 发送了; 已经发送; 发出去了; 已经发给; 我发了; 发给 .. 卖家 .. 了; 已提交; 提交了; 消息发了; 信息发了; 发过去了; 已经发了; 发好了; 我已经发; 申请了; 刚发
        -i.mark_sent: 没; 卖家 .. 发了; 发货; 卖家已经发; 还没; 下单; 卖家发
        i.mark_refunded: 到账; 收到退款; 退款收到; 退款到; 钱到了; 钱退回来; 钱回来; 已退款; 退款了; 收到钱; 退回来了; 退款已; 钱退了; 款退; 退到; 钱收到; 给我退了
        -i.mark_refunded: 什么时候; 多久; 吗; 没; 怎么; 几天; 何时; 要求; 能; 如果; 还没; 申请; 想; 把钱; 哪天
        i.withdraw: 不取消了; 不用取消; 不想取消; 别取消; 留着; 不退了; 算了; 保留; 撤销取消; 我要了; 还是要; 留下; 收回; 不取消; 放弃; 不追究; 不用退; 还是留; 继续 .. 订单; 让他发; 撤案; 纠纷 .. 关了; 纠纷 .. 撤了; 投诉 .. 撤了; 投诉 .. 关了; 申诉 .. 撤了; 关了纠纷; 撤了纠纷
        -i.open_dispute: 关了; 撤了; 已撤; 已关
        i.greet: 你好; 您好; 谢谢; 早上好; 晚上好; 嗨; 哈喽; 再见; 感谢; 早; 下午好; 多谢; 拜拜; hi; 在吗; 辛苦
        i.help: 帮助; 你能做什么; 你会什么; 能干什么; 怎么用; 你是谁; 使用说明; 功能; 你能帮; 有什么用; 能帮我做; 怎么使用; 干嘛的; 做什么的; 什么功能
        -i.help: 取消; 退; 订单
        s.awaiting_payment: 没付款; 未付款; 还没付; 没有付; 待付款; 没付钱; 未支付; 没支付; 没给钱; 等待付款; 付款前; 尚未付; 没付
        s.payment_processing: 付款 .. 审核; 支付 .. 审核; 审核中; 付款 .. 处理; 支付 .. 处理; 正在审核; 付款确认; 支付验证; 付款 .. 验证; 在审核; 核实; 付款 .. 核; 付款 .. 确认中
        -s.payment_processing: 申请 .. 审核; 退款 .. 审核; 取消 .. 审核; 退款 .. 处理
        s.paid: 付款了; 已付款; 付了; 已经付; 没发货; 未发货; 还没发; 没有发货; 不发货; 已支付; 支付了; 付款; 没发; 尚未发; 没寄; 迟迟不发; 未发; 交了钱; 付过; 不见发货; 没动静; 付的款; 待发货; 付完
        -s.paid: 没付; 未付; 没有付; 待付款; 未支付; 审核; 已发货; 没支付; 付款前; 尚未付; 核实; 验证
        s.shipped: 已发货; 发货了; 已经发货; 在路上; 运输; 途中; 寄出; 发出; 物流显示; 海关; 已经寄; 清关; 已经发出; 派送; 在途; 都发了; 已经在运
        -s.shipped: 没; 未; 不发; 还没; 如果; 发送; 没发; 之前; 前; 不; 消息; 申请; 尚未
        s.received: 收到; 到货; 签收; 到了; 拿到; 到手; 送到; 取了; 打开; 拆; 已收; 送来; 寄来; 取回
        -s.received: 没收到; 未收到; 没到; 还没; 退款; 钱; 回复; 消息; 没有收到; 到账; 应该; 本该; 之前; 什么时候; 没; 未; 不到; 收到 .. 回; 到现在; 该到; 说好
        r.by_mistake: 误; 不小心; 点错; 手滑; 下错单; 手误; 按错; 搞错; 孩子 .. 下单; 儿子; 女儿; 猫; 拍错; 没注意; 弄错; 无意; 误操作; 误拍
        -r.by_mistake: 尺码; 颜色; 尺寸; 地址; 型号; 两次; 卖家 .. 错; 发错; 两个; 款式; 重复; 两单; 寄错; 规格; 码
        r.found_cheaper: 便宜; 更低; 降价; 价格 .. 低; 更优惠; 贵了; 差价; 更划算; 低价; 半价; 打折; 划算
        r.wrong_item_options: 选错; 颜色 .. 错; 尺码 .. 错; 型号 .. 错; 买错; 尺寸 .. 错; 错 .. 颜色|尺码|型号|款|尺寸|规格; 下错 .. 码|色|款; 拍错 .. 码|色|款|型; 款式 .. 错; 规格 .. 错; 错了 .. 尺|颜|型; 选成; 插头; 看错; 拍成; 订错; 点成
        -r.wrong_item_options: 地址; 收到; 发错; 寄错; 卖家发; 写错地址; 发来; 寄来; 送来; 到货
        r.changed_mind: 不想要; 不需要; 不要了; 改主意; 改变主意; 用不着; 后悔; 不喜欢; 已经有; 别人送; 送了我; 不买了; 用不上; 没用了; 想法; 没兴趣; 冲动; 没必要; 不感兴趣; 送我; 没钱; 用不到; 已经买了; 变卦
        -r.changed_mind: 留; 不要发; 不需要等; 不想要等; 两; 重复; 太贵; 不要钱; 太慢; 便宜
        r.too_slow: 太慢; 太久; 等 .. 久; 不发货; 还没发货; 没发货 .. 天; 等不及; 迟迟; 这么久; 不想等; 来不及; 赶不上; 拖; 天 .. 没发; 周 .. 没发; 等不了; 慢; 一直没发; 还不发; 延迟; 星期 .. 没发; 超时; 月 .. 没发; 一直不发; 天了; 没动静
        -r.too_slow: 没收到; 没到; 多久; 该到; 快慢; 两天了吗; 未收到; 收货
        r.seller_request: 卖家 .. 让 .. 取消; 没货; 缺货; 卖家 .. 要 .. 取消; 断货; 卖家 .. 叫 .. 取消; 无货; 库存; 卖完; 卖家 .. 请 .. 取消; 发不了
        r.duplicate: 重复; 两次; 买了两; 下了两; 多买; 两单; 多下; 两个一样; 双份; 两份; 拍了两; 多拍; 同样的 .. 两; 又下; 两遍
        -r.duplicate: 问了两次; 说了两次; 送; 催了两次
        r.wrong_address: 地址; 搬家; 邮编; 搬走; 搬了; 寄到 .. 老家; 住址; 旧家; 老房子
        -r.wrong_address: 邮箱地址
        r.not_as_described: 不符; 不一样; 描述; 假货; 假的; 发错; 货不对板; 不一致; 和图片; 跟图片; 与图片; 少了; 缺 .. 配件; 质量 .. 差; 寄错; 仿; 不是 .. 正品; 跟 .. 不; 冒牌; 和描述; 山寨; 少发; 漏发; 色差; 劣质; 差太远; 根本不是; 不是 .. 那
        -r.not_as_described: 少了一点; 一样; 送了我; 描述 .. 我
        r.defective: 坏; 破; 不能用; 用不了; 开不了机; 不工作; 损坏; 瑕疵; 不亮; 裂; 充不; 没反应; 故障; 碎; 不响; 没声音; 失灵; 漏水; 质量问题; 划痕; 不转; 没声; 打不开; 断了
        -r.defective: 没坏; 没有坏; 不坏; 没破; 断货
        r.not_received: 没收到; 未收到; 还没到; 没到; 没有收到; 丢; 没送到; 显示签收; 显示已签收; 应该到; 该到; 不见; 丢件; 收不到; 石沉大海; 没见到
        -r.not_received: 退款; 钱; 回复; 没到账; 消息; 赶不上; 如果; 收到了; 到货了; 款
        p.card: 信用卡; 银行卡; 卡; 借记卡; 刷卡
        p.wallet: 支付宝; 钱包; 微信支付
        p.bank_transfer: 转账; 汇款
        p.mobile: 话费
        p.cash_terminal: 现金
        c.correction: 更正; 不是 .. 是; 说错; 应该是; 打错; 我是说; 准确地说
        i.cancel_order: 退钱; 不要了; 取消吧; 把这单退; 我要退
        i.ask_how: 取消按钮在哪; 在哪儿; 能不能取消; 怎么取消
        i.open_dispute: 官方介入; 介入裁决; 裁决; 投诉
        i.seller_replied: 店家提出; 客服发来; 商家说; 他说; 店家说
        i.edit_firmer: 狠一点; 强硬; 硬一点; 别那么客气; 严厉
        i.edit_shorter: 一两句话; 说完就行; 两句话
        i.mark_sent: 已经提交; 提交好了; 发过去了; 已发送
        i.withdraw: 到此为止; 不取消了; 留下了; 算了
        i.greet: 早上好; 晚上好; 你好; 在吗
        -i.affirm: 早上好; 好呀 .. 早
        r.found_cheaper: 拼多多; 才 .. 块; 更便宜; 便宜
        r.changed_mind: 突然不想买; 不想买; 不想要
        -r.changed_mind: 拼多多; 没用了; 老公不同意
        r.not_received: 影子都没; 没收到; 没见着; 一直没到
        r.other: 老公不同意; 家里; 失业
        r.too_slow: 没用了; 都过完了; 还不发货; 太慢
        -r.too_slow: 按钮在哪
        s.shipped: 已经发货; 已发货; 发货的
        """
}

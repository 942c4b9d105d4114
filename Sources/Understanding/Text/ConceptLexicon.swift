/// The things sellers and buyers write about, each with its words in six languages.
///
/// One line a concept: its name, then words and stems (`*`) separated by blanks; `_` joins words that follow each other.
/// Words are folded: lower case, no accents, no apostrophes. What the model learns of a concept in one language it knows
/// in all of them.
enum ConceptLexicon {
    static let text = """
        cancel: cancel* canel* cancle* anul* annul* cancelac* отмен* аннул* 取消 作废 撤单 退掉 call_off undo void*
        order: order* orden pedido* command* заказ* 订单 单子 这单 那单 purchase* compra* achat* покупк* pedir
        request: request* application solicitud* solicitac* demand* запрос* заявк* 申请 peticion* petic* requisic*
        dispute: disput* litig* спор* диспут* 纠纷 争议 claim* reclam* жалоб* претензи* 投诉 complain* queja* queixa* plainte* case caso dossier 撤诉 申诉 appeal* escalat* эскал* conteste*
        close: close* closing cerrar cierre* cierra* fech* encerr* ferm* clot* clos* закр* 关闭 关掉 关 finish* finaliz* termin* end 结束 завершите
        withdraw: withdraw* revok* retract* retir* revoc* revog* отозв* отзов* забер* заберит* снимит* 撤销 撤回 撤掉 撤了 撤 remov* borr* apag* supprim* enlev* quite* elimin* удали* убер* drop* take_back delete* desist* desfaz* снять сними*
        confirm: confirm* подтверд* подтвержд* 确认 点确认
        receipt: receipt recepc* recebimento receb* reception получени* 收货 received recib* recu recus получен* получил* recebi* 收到 签收
        accept: accept* acept* aceit* accepter accepte* приним* прим* приня* 接受 受理 acepta* take
        agree: agree* acuerdo concord* accord согласн* согласи* соглаш* 同意 consent* 答应 combinado entendu
        approve: approv* aprob* aprov* approuv* одобр* 批准 通过 批了 valid* autoriz* granted
        reject: reject* refus* declin* deny denied rechaz* recus* neg* отклон* отказ* 拒绝 驳回 denegad* rejet* 拒了
        refund: refund* reembols* rembours* возврат* возмест* 退款 退钱 estorn* reintegr* devoluc* reimburs* 全退 全额 退您 退给
        return_back: return* back devolv* devuelv* devolu* volver vuelve* volta* retour* renvoy* rend* rendr* верн* возвра* обратно 退回 退货 寄回 退 回来 返回 regres* revien* reven* назад
        money: money dinero plata dinheiro argent деньг* 钱 款 payment* funds fondos fonds средств* pago* valor importe montant sum* сумм* amount cash fund 金额 货款
        all: all full* whole entire* complet* todo toda todos total* tout* entier* integr* полн* всю все всё 100 全部 全额 全 полностью integralment* inteiro
        part: part* partial* half mitad metade moitie половин* частич* часть 部分 一半 半价 半 percent porcent* процент*
        discount: discount* descuent* desconto* remise* reduct* скидк* 折扣 优惠 打折 折 cheaper rebaj* reduc* rabais coupon* cupon* cupom* bon купон* 优惠券 券 promo*
        gift: gift* present* regal* obsequio* brinde* mimo* presente* cadeau* подар* 礼物 礼品 赠品 bonus*
        compensation: compens* компенс* 补偿 赔 difference diferenc* разниц* 差价
        give: give gives gave giving dar damos doy dou da donn* дать дадим дам 给 送 offer* ofrec* oferec* offr* предлаг* предлож* propos* propon* proponho 提出
        keep: keep* kept conserv* quedes* queda* fica* ficar gard* остав* 留 留着 留下
        price: price* precio* preco* prix цен* 价格 价 cost* coste custo cout* стоимост* 改价
        cheap: cheap* barat* cher дешев* 便宜 less_expensive lower menos moins ниже 更低 降价 sale oferta
        ship: ship* sent send* sending dispatch* despach* envi* envoi* envoy* mand* expedi* отправ* высл* выслат* пошл* 发货 发出 寄 发 发走 出库 posted post mail_out poste отгруз* шл* salio sale saiu sai parti part partira 寄出
        parcel: parcel* package* packet paquete* pacote* encomenda* colis посылк* 包裹 快件 box caja caixa carton коробк* shipment goods mercanc* mercador* marchand* товар* 货 货物 item* articulo* artigo* article* produc* produit* product* 商品 东西 вещь
        transit: transit* way camino caminho route пути дорог* едет движ* 路上 运输 在途 在走 moving move flying летит vuela voando vole
        tracking: track* rastre* rastreo seguimiento suivi трек* отслеж* 物流 单号 运单 guia codigo
        customs: customs aduana* alfandega douane тамож* 海关 receita fiscaliz* 查验
        arrive: arriv* lleg* cheg* прибы* приш* прид* доход* дош* дойд* 到 到货 到达 came come comes 到了 venu vino veio приехал*
        deliver: deliver* entreg* livr* достав* вруч* 送达 派送 送到 signed firmad* 签收
        carrier: carrier* courier* transport* mensajer* paqueteria transportadora transporteur coursier курьер* перевозчик* служб* 快递 物流公司 邮局 dhl fedex ups cainiao цайняо 菜鸟 post_office correos correios почт* airline aerolinea avion plane самолет* airport aeropuerto аэропорт* 机场 boat barco navio bateau морем 海运 postman facteur carteiro cartero почтальон*
        lost: lost lose perd* extravi* потеря* 丢 丢件 丢了 missing
        warehouse: warehouse* almacen* bodega deposito* estoque armazem entrepot склад* 仓库 factory fabrica* usine завод* фабрик* 工厂 厂 厂家
        pack: pack* empaquet* empac* embal* упаков* 打包 包好 label* etiquet* этикет* наклейк* 面单
        produce: produc* production produccion manufact* fabricac* изготов* производ* 生产 prepar* готов* 备货 备好 preparation
        stock: stock existencias agotad* esgot* epuis* rupture налич* закончи* 缺货 没货 库存 售罄 卖完 sold_out out_of распродан* acabou acab* кончил*
        wait: wait* esper* aguard* attend* attent* подожд* жд* ожид* дожд* 等 等待 稍等 稍候 hold patien* pacien* pacienc* терп* 耐心 patiente* un_moment momento minute минут* 片刻
        delay: delay* retras* atras* retard* demor* задерж* 延误 延迟 late slow* lent* медленн* 慢 опозда* overdue
        extend: exten* ampli* prorrog* prolong* продл* 延长 延期 prorogac* estend*
        time: time tiempo tempo temps врем* 时间 day* dia* jour* день дня дней 天 week* semana* semaine* недел* 周 星期 hour* hora* heure* час* 小时 month* mes mois месяц* 月 moment
        tomorrow: tomorrow manana amanha demain завтра 明天 next proxim* prochain* следующ* 下周 later
        today: today hoy hoje aujourdhui сегодня 今天 tonight вечером now ahora agora maintenant сейчас 现在 马上 immediately urgent
        yesterday: yesterday ayer ontem hier вчера 昨天 ago hace faz назад 前 last
        already: already ya ja deja уже 已经 已 just 刚 刚刚
        notyet: yet still aun todavia ainda encore toujours еще ещё 还没 还 尚未 до_сих_пор
        soon: soon pronto logo bientot скоро 尽快 很快 asap vite prontinho possible
        check: check* verif* revis* comprobar consult* провер* уточн* 查 核实 核对 确认一下 look see ver verei verr* смотр* посмотр* 看看 look_into let_me investig* ask_the pregunt* pergunt* demander спрош* узна* 问 问下
        reply: reply* repl* answer* respon* contest* repond* repons* отвеч* ответ* 回复 答复 回 get_back inform* avis* сообщ* 通知 告诉 contact_you retour
        reason: reason* motivo* razon* razao motif* raison* причин* 原因 理由 cause causa
        why: why porque porqu por_que por_qual pourquoi почему зачем отчего 为什么 为啥 为何 how_come
        choose: choose* select* pick* elij* elig* escolh* selec* choisi* выбер* выбир* укаж* ставьте поставьте 选 选择 写 put coloque mettez mets ponga pon option* 填
        change: change* cambi* mud* alter* troc* chang* измен* поменя* 改 换 改成 modif* exchang* echang* обмен* swap*
        other: other* otro* otra* outro* outra* autre* друг* 别的 其他 另 another different
        new: new nuev* novo nova nouve* neuf нов* 新的 新 again de_nuevo de_novo nouveau заново снова 重新 重新提交 resubmit* re
        replace: replac* reemplaz* substitu* remplac* замен* 换货 补发 补寄 resend reenv* reship* renvoi*
        variant: size* talla* tamanho taille* размер* 尺码 码 colour* color* cor cores couleur* цвет* 颜色 款 model* modelo* modele* модел* 型号 version* variant* sku black white red blue grey negro azul preto noir bleu черн* белы* син* 黑 白 红 蓝 灰
        photo: photo* foto* фот* picture* pic pics image* imagen* 照片 图片 图 拍照 video* видео 视频 录像 screenshot* captura* capture* скрин* 截图 print evidence proof prueb* prova* preuv* доказат* 证据 拍 сним* film* grab* grave
        show: show* muestr* mostr* montr* покаж* 给我看 看 see
        send_me: send_me send_us provide* mande mandeme envieme envoyez пришл* 发我 发下 发一下 upload* attach* присыл* tell* dig* diga dites скаж* 告诉 напиш* escrib* escrev* ecri* write* let_me_know give_me deme donnez дайте
        damage: damag* broken break dan* rot* roto quebr* cass* слом* разби* битый брак* повреж* 坏 破 碎 裂 defect* faulty crack* defeit* defaut* defectu* трес*
        work_ok: work* funcion* march* работ* 用 turn_on enciend* lig* allum* включ* 开机
        name: name nombre nome nom имя имени 姓名 名字 全名
        address: address* direccion* endereco* adresse* адрес* 地址 postal zip cep индекс* 邮编 门牌
        phone: phone* telefono telefone telephone телефон* 电话 号码 mobile
        number: number* numero* номер* 号 id no
        which: which cual cuales qual quais quel* laquelle lequel какой какая какие каков* 哪个 哪 什么
        whatsapp: whatsapp* whats wapp zap вотсап* ватсап* ватсапп* whatsap* wechat* wecha* вичат* вайбер* viber telegram* телеграм* телег* telegrm 微信 薇信 威信 微 qq 电报 skype скайп* messenger instagram insta facebook line snapchat signal discord vk вк email* mail* correo* courriel* почту мейл* 邮箱 邮件 chat_outside 扫码 qr 加我
        paypal: paypal* iban rib bizum lydia pix western union swift card tarjeta* cartao carte карт* 银行卡 卡号 bank* banc* banq* банк* account* cuenta* conta compte* счет* кошел* 账号 账户 支付宝 转账 wire transfer* transferenc* virement* перевод* переведу zelle venmo cashapp revolut qiwi киви юмани сбер* реквизит* wallet crypto usdt agencia alias cbu
        outside: outside fuera fora dehors hors мимо вне 平台外 私下 不走平台 direct* direit* прямую напрямую 直接付 privat* website* site web сайт* 官网 网站 page pagina
        platform: platform* plataforma* plateforme* платформ* площадк* 平台 aliexpress ali алиэкспресс* али 速卖通 system* sistema* systeme* систем* 系统
        can: can could able may possible posible possivel possib* puede* puedo podemos podido pode posso podem peut puis pouvons pouvez peux может можем можете могу мож* можно 可以 能 行
        cannot: cannot cant unable impossible imposible impossivel нельзя невозмож* 不能 不可 无法 没法 不了 不行 没办法 不支持 uncancel*
        not: not dont doesnt didnt isnt arent wasnt wont wouldnt couldnt cant havent hasnt no never none nao non pas ne nunca jamais ni nem нет не ни никогда 不 没 没有 别 未 無 勿 sin sem sans без without nor
        want: want* wish* quier* quer* veux veul* voul* хоч* хот* 想 要 想要 would_like need* necesit* precis* besoin нуж* 需要 desea*
        please: please pls plz kindly favor porfa gentileza svp plait veuillez merci_de пожалуйста плиз прошу 请 麻烦 拜托
        if: if in_case si se caso если коли 如果 要是 的话 unless when once cuando quando quand когда как_только lorsque des_que assim_que apenas as_soon
        then: then after despues depois ensuite apres потом затем после 然后 之后 再 until hasta ate jusqu до luego
        first: first primero primeiro dabord abord сначала сперва 先 before antes avant
        only: only solo apenas so seulement только лишь 只 just max* maxim* максимум 最多
        must: must have_to need_to tiene_que debe* deve* tem_que doit devez должн* надо нужно 必须 要求 policy politic* politique* правил* 规定 rule* regl* regr* регламент
        late: late tarde tard поздно 晚 来不及 太晚 expired deadline plazo prazo delai срок* 期限 过期
        sorry: sorry apolog* disculp* perdon* lament* desculp* lament desol* pardon excus* извин* прост* сожал* жаль 抱歉 对不起 不好意思 unfortunately lamentablemente infelizmente malheureusement sad* 遗憾 afraid regret
        thanks: thank* thx gracias obrig* merci спасибо благодар* 谢谢 感谢 valeu
        hello: hello hi hey hola ola oi bonjour salut coucou bonsoir привет* здравств* добрый доброе 你好 您好 早上好 good_morning buenos buenas bom_dia boa welcome bienven* bem_vindo bienvenue добро_пожал* 欢迎 morning evening
        friend: friend* dear amigo* querido* ami cher друг* дорог* 亲 朋友 sir madam customer client* buyer comprador acheteur покупател* 顾客 客户 买家
        auto: auto automat* автомат* автоответ* 自动 bot robot бот* 机器人 office_hours generated generad* gerad* 工作时间 working_hours out_of_office
        holiday: holiday* vacac* ferias feriado* conge* festiv* праздник* отпуск* 放假 假期 国庆 春节 过年 новый_год new_year
        we_i: we i our us my nosotros nuestr* yo nos a_gente eu nosso nous je notre мы я наш* мой мне нам 我们 我 我这边 seller vendedor* vendeur* продав* 卖家 shop store tienda* loja* boutique* магазин* 店铺 店 本店
        you: you your usted su te tu ustedes voce vc vous votre tu ton вы вам ваш* вас ты 您 你
        he_she: he she they him el ella ellos ele ela eles il elle ils она они ему 他 她 他们 said says told dice dijo disse diz dit сказал* говорит пишет 说 wrote escribio escreveu ecrit написал*
        help: help* ayud* ajud* aid* помо* 帮 帮助 support*
        understand: understand* understood entiend* entend* compren* compreend* comprends понима* понял* пойм* ясн* понятн* 理解 明白 知道 了解 see_i ok okay vale bueno bien bon хорошо ладно ок 好 好的 嗯 行 noted
        rating: rating* star* feedback review* estrella* estrela* etoile* звезд* отзыв* 好评 五星 评价 reput* score punt*
        click: click* press* push* button* clic* pulse boton botao clique* bouton нажм* нажа* кнопк* 点 按钮 点击 apriet* apert* appuy*
        question_how: how como comment как 怎么 如何 怎样 where donde onde ou где куда 哪里 在哪
        when_q: when cuando quando quand когда 什么时候 何时 几天 多久 until_when hasta_cuando ate_quando jusqua_quand deadline plazo prazo delai сколько how_long how_many how_much cuanto* quanto* combien last_day
        by_mistake: mistake* accident* accidental* error* erro erreur* engano equivoc* sin_querer sem_querer sans_faire ошибк* ошибо* случайн* нечаянно 误 错 不小心 手滑 wrong* incorrect* mauvais* errad* неверн* неправильн* не_тот oops 拍错 点错
        twice: twice double* duplic* dos_veces duas_vezes deux_fois дважды два_раза дубл* 两次 两单 重复 two_times both mism* repet*
        mind: mind opinion idea ideia avis передумал* расхотел* 改主意 后悔 反悔 不想要 不需要 no_longer anymore ya_no mais_nao plus больше longer regret* arrepent*
        describe: describ* descri* описан* 描述 图片不符 不符 advertis* anunci* photos differ* distint* diferent* отлич* fake* fals* contrefa* поддел* 假 quality calidad qualidade qualite качеств* 质量
        pay: pay* paid pag* pague paguei pagu* paye* payer regle* оплат* оплач* заплат* плат* 付 付款 付了 付过 支付 unpaid
        firm: firm* tough* strict* strong* harsh* serious* angr* duro* dura fuerte* serio* rigid* ferme* dur dure sever* жестк* стро* твер* тверж* серьез* 强硬 严厉 严肃 硬 pressure presion*
        soft: soft* polite* gentle* kind* nice* nicer friendl* suave* amable* cortes* gentil* educad* doux douce poli polie мягк* мягч* вежлив* добре* ласков* 委婉 客气 柔和 礼貌 友好 warm*
        short: short* long* brief* concis* cort* largo* larga curt* longo* court* trop_long breve* коротк* короч* длинн* сократ* 短 长 简短 简洁 啰嗦 trim* cut* less_text words sentence* frase* phrase* предложен*
        language: english* spanish* french* russian* chinese* german* portugues* italian* polish* ingles* espan* frances* ruso russo russe chino chines* chinois* aleman* alem* allemand* anglais* espagnol* английск* испанск* русск* французск* китайск* немецк* португальск* 英文 英语 西班牙语 法语 俄语 中文 德语 葡萄牙语 translat* traduc* traduz* tradu* перевед* 翻译 翻成 version*
        problem: problem* issue* trouble* probleme* проблем* 问题 wrong happen* paso passe passou houve случил* 怎么了 怎么回事 matter
        later_ok: no_problem sin_problema sem_problema pas_de_probleme без_проблем 没问题 no_worries no_objection go_ahead adelante sure claro bien_sur конечно fine
        future: will ill well shall going gonna wont va vamos voy vas van vai vou vao allons vais allez будет будем буду будут 会 将 就
        would: would could should might hubiera hubiese habria podria podriamos deberia poderia seria pourrait pourriez pourrions serait бы может_быть maybe quizas talvez peut_etre perhaps perhaps_not 也许 可能
        past: has have had been was were did weve ive got ha hemos han fue fueron habia foi foram tinha tem_sido avons ete etait avait sommes ont было был была были стало 了 过 被
        but: but however pero mas porem mais но однако only_that 但 但是 不过 though although aunque embora
        open: open* abr* ouvr* откр* откр* 开 打开 file_a start* inici* lanc*
        contact: contact* talk* chat* speak* habl* fal* parl* свяж* связ* говор* общ* 联系 聊 谈 call* llam* lig* appel* звон* позвон* 打电话
        add: add* agreg* adicion* anad* ajout* добав* 加 加上 plus_one
        exist: there hay ha existe exist* il_y y_a есть 有 haver
        more: more mas mais plus более больше another_few extra 再 更 多 most
        unit: dollar* usd euro* eur pound* gbp rubl* руб* доллар* евро reai* real brl peso* yuan rmb 元 块 美元 美金 欧元 bucks cents centavos копе* cop* bob francs sum
        number_word: one two three few several couple uno una dos tres unos pocos um dois duas tres uns un deux trois quelques один два две три пара пару несколько 一 两 三 几 些
        weekday: monday tuesday wednesday thursday friday saturday sunday lunes martes miercoles jueves viernes sabado domingo segunda terca quarta quinta sexta lundi mardi mercredi jeudi vendredi samedi dimanche понедельник* вторник* сред* четверг* пятниц* суббот* воскресен* 周一 周二 周三 周四 周五 周六 周日 星期一
        apply: apply* appli* submit* подай* подат* пода* 提交 申请一下 重新申请 fill filed file hacer_la haga_la faca_a faites_la
        buy: buy* bought* purchas* compr* achet* купи* покуп* 买 购买 拍 下单 вз* beli*
        stop: stop* halt* intercept* par* detener* deten* arret* останов* перехв* 拦截 拦 停 停止 截 hold_back pause*
        leave: leave* left dej* deix* laiss* остав* 放 离开
        nothing: nothing anything nada rien ничего 什么都 什么也 everything
        good: good great happy better best nice well bueno buena buen bien bom boa melhor mejor bonne mieux хорош* отличн* лучш* 好 愉快 满意 顺利 顺 luck* suerte sorte chance удач* 祝
        free: free gratis gratuit* бесплатн* 免费 no_cost sin_costo sem_custo sans_frais
        instead: instead en_vez em_vez au_lieu вместо 代替 换成 rather swap_for
        self: yourself self mismo vous_meme voce_mesmo сам сами самостоятельно 自己 您自己 myself
        people: boss manager jefe chefe gerente chef responsable начальник* менеджер* 老板 经理 主管 colleague* companer* colega* collegue* коллег* 同事 team staff equipo equipe персонал* сотрудник* 人员 客服 support
        decide: decid* judge* juzg* julg* jug* реш* рассм* рассуд* 决定 裁定 判 review* analis* examin* рассматрив*
        know: know* sab* sei savoir sais sait знать знаю узна* 知道 let_me_know inform*
        matter: worry worried preocup* inquiet* волнуй* беспоко* 担心 放心 别急 tranquil* soyez_sur rest_assured sure
        charge: customized custom personaliz* personnalis* engrav* grav* гравир* 定制 刻字 sale_item promo_item final firme
        done: done hecho hecha feito feita fait faite сдела* готово 完成 办好 搞定 listo pronto finished complete* concluid* завершен* processed
        """

    /// The concepts' names, in order; a concept's number is its place.
    static let names: [String] = text.split(separator: "\n").map { String($0.prefix { $0 != ":" }) }
}

extension CourtesyLexicon {
    static let english = """
        none: not|isnt|wasnt .. your_fault ; nobodys|noones fault ;
        none: killer whale ; kill bill ; trash|garbage|rubbish bag|bags|can|cans|bin|bins ; my fault ; not .. on purpose
        none: good|nice|great|positive|5|five star|stars ; not|no|isnt a scam|fraud ; scam proof
        ask: please|pls|plz|kindly ; could|can|would|will you|u ; i|we ask|asked|request|want|wish|need|demand ; id|would|ill like|rather ; i ask
        ask: let_me|me know ; tell|send|give|inform|help me|us ; may|can|could i ; is it possible ; cancel|refund|stop|accept it|this|my|the|order
        ask: i|we am|are|im asking ; looking forward
        threat: destroy|ruin|wreck|crush|bury|end you|your|ur ; expose you|your|this|u ; make .. your|ur life .. hell|miserable
        threat: leave|leaving|write|writing|give|giving|post|posting|put|get|have|make .. bad|negative|terrible|horrible|worst|awful|nasty|poor .. review*|feedback*|rating*|comment*
        threat: one|1|zero|0|single star|stars ; report|reporting you|u|your|ur|this_shop|this_store|this_seller|them
        threat: will|ill|gonna|to|lets|well sue ; sue|suing you|u|your|ur ; see you .. court ; take|taking .. to court ; go|going to court
        threat: call|calling|contact|inform|involve|notify|tell|go_to .. police|interpol|fbi|cops ; to the police|cops|authorities
        threat: my|our|a|the lawyer|lawyers|attorney|solicitor ; legal action*|steps|proceeding*|measures|consequences ; press charges
        threat: you|u|youll .. regret ; you_will|youll|u_will be sorry ; face|suffer|be|have|bear .. consequences ; or .. consequences
        threat: last|final warning ; watch your back ; you|u|youd better ; make you pay ; you|u|youll|fuckers will|gonna pay for this ; i swear
        threat: get|have|see|make|sure|want .. your|ur|the shop|store|account|business .. close*|ban*|block*|suspend*|shut* ; close|shut your|ur shop|store
        threat: make sure .. never|nobody|no_one ; never sell .. again ; tell|warn .. all|every|everyone|everybody|followers|friends|people .. never|not|dont|avoid|about|what|how
        threat: everybody|everyone|people .. will know|hear ; go public ; post|share|put .. you|this|everything|story .. facebook|tiktok|twitter|instagram|youtube|reddit|internet|media
        threat: know where you|your|u ; find|hurt|kill|beat|hunt|get|punch you|u ; come for you ; hope you die|rot ; youre|you_are dead|finished|done_for
        threat: hack|spam your|you ; my|all followers
        threat.end: or else ; otherwise
        insult: idiot* ; moron* ; stupid* ; dumb ; dumbass* ; imbecile* ; scammer* ; scam|scams|scamming ; crook|crooks ; thief ; thieves ; thieving ; liar|liars ; lier|liers
        insult: fraudster* ; you|your|a|are|re|youre|total|this_is fraud|frauds ; swindler* ; cheater* ; conmen|conman ; robber|robbers ; ripoff ; rip off
        insult: asshole* ; ass ; bastard* ; bitch* ; fuck* ; fck* ; fuk* ; motherfuck* ; shit* ; bullshit ; crap|crappy ; cunt* ; dickhead* ; wanker* ; twat* ; prick ; whore*
        insult: is|are|you|total|complete|absolute|such|pure|of|this|piece_of trash|garbage|rubbish|junk ; pathetic ; incompetent ; shameless* ; clown|clowns ; loser|losers ; jerk|jerks
        insult: shut up ; wtf ; stfu ; what the hell|heck ; go to hell ; screw|damn you ; bloody liar|idiot|thief|thieves ; retard* ; scum ; scumbag* ; disgusting people|seller|shop|company
        insult: are you blind|deaf|crazy|nuts|kidding|retarded ; shame on you ; brainless ; useless seller|shop|people|company|idiots|service ; dishonest seller|people|shop|company ; parasites
        insult: wrong with you|u ; criminals ; gangsters ; bunch|pack of
        blame: your|ur|all_your fault ; you|u|youve|have|just lied|lying|lie ; cheated|tricked|fooled|deceived|scammed|misled|conned|betrayed me|us
        blame: you|u|your .. dont|do_not|never|doesnt care ; you|u|keep .. ignor* ; you|u|youre .. on_purpose|deliberately|intentionally|purposely
        blame: you|u|youve|have .. ruined|spoiled|spoilt|wasted my|our|everything ; your negligence|incompetence|carelessness|irresponsibility|laziness|stupidity|lies|greed
        blame: you|u .. only|just want|care .. money ; you|u|youve|have .. stole|stolen|steal|stealing|robbed|robbing me|my|our|us ; waste|wasting|wasted of_my|my|our time ; how dare ; because of you
        blame: you are to_blame|guilty ; you should be ashamed ; fake|false|faked pictures|photos|promises
        false-law: by law ; under|according_to|per .. law|laws|act|directive ; eu|european|federal|consumer|chinese law|laws ; consumer protection act|law|rights
        false-law: the law says|requires|states|obliges|forces|demands|gives|is ; illegal ; unlawful ; crime ; criminal offence|offense|act ; felony ; against the law ; article|paragraph|section|§ .. code|act|law
        false-law: break*|violat* .. law|laws|rights ; legally obliged|required|bound|obligated|entitled ; you .. are|re|legally obliged|obligated ; my|consumer legal rights|right
        none: dont|not|wont|never|without|instead_of .. bad|negative|terrible|poor review*|feedback*|rating* ; stupid|dumb question* ; to .. police station|because ; lawyer|police costume|dress|figure|toy|doll
        none: is|it|be .. illegal to|in ; cant|cannot|could|can|help|couldnt|not find you ; trash|fraud protection ; not|isnt|arent lying
        threat: filing|file|lodge|submit .. complaint with|against|to .. consumer|police|court|lawyer|you ; your|ur shop|store|account|business .. dead|finished|history|over ; banned from
        insult: scamm* ; you .. fraud|fraudsters ; shady shop|seller|people|business ; lousy seller|shop|people|service ; sick of you ; nuts|crazy|blind you_are ; your mother|momma ; sod off ; bugger off ; piss off
        blame: you|u|youre .. lying|lied ; you .. conned|scamming|cheating|cheated
        """
}

extension CourtesyLexicon {
    static let spanish = """
        none: no .. su|tu|vuestra culpa ; no .. culpa suya|tuya|vuestra|de_usted|de_ustedes ; no tiene|tienes|tienen|teneis .. culpa ;
        none: culpa mia|mea ; mi culpa ; fue culpa_mia|mi_culpa ; buen*|positiv* resena* ; ley de la calle ; no|ninguna estafa es
        ask: por favor|fa ; porfa|porfavor ; podria|puede|pueden|podrian|podeis|puedes ; quisiera|quiero|queria|querria|deseo|necesito|solicito|pido|ruego|prefiero|gustaria ; cancele|cancelen|cancelar|reembolse|devuelva|devuelvan|envie|responda|acepte|acepten|conteste|digame|confirme|apruebe|mandeme|diga
        threat: mal*|negativ*|peor|pesim*|horrible* resena*|resenas|opinion*|valoracion*|comentario*|critica* ; resena*|opinion*|valoracion* negativ*|mal*|pesim* ; una|1|unica|sola estrella|estrellita
        threat: denunci* ; policia .. ; demand* .. ; tribunal* ; juicio ; juzgado ; abogad* ; acciones|medidas|vias legales|judiciales ; querella* ; fiscalia
        threat: arrepent* ; destru* su|tu|vuestra|la tienda|negocio|reputacion ; hundir* ; consecuencias ; ultim* advertencia|aviso ; atengase|atente|atenganse ; ya vera|veras|veran|vereis ; vera|veras lo que ; mas le|te|les|os vale
        threat: cierren|cerrar|cierre su|tu|la|vuestra tienda|cuenta|negocio ; haga|hare|haremos que .. cierren|bloqueen|cancelen|cierre|suspendan|eliminen ; bloqueen|suspendan .. cuenta ; se donde .. almacen|vive|vives|esta|estan|oficina ; voy a ir
        threat: redes sociales ; todo|toda|todos .. mundo|gente .. sabra|sepa|sabran|enterara ; todas las redes ; dire|contare|avisare .. a_todos|todos|a_todo ; autoridades ; la vida imposible ; matar|golpear|buscar te|le|los|les ; voy a .. hundir*|denunci*|demand*|destru*|arruin*|reportar* ; te|le|les|los|os reportare|denuncio|demando
        threat: o si no .. ; pagara|pagaras|pagaran|pagareis por esto|ello ; me las pagara|pagaran|vas|van
        none: policia .. foto|disfraz|funda|logo|coche ; logo|disfraz|funda|coche .. policia ; o si no llega|es|sale|puede|hay|cancele|cancelen ; demanda|demandas alta|baja ; o si no pierdo
        insult: estafa* ; estafador* ; idiot* ; ladron* ; imbecil* ; estupid* ; tont* ; mentiros* ; sinverguenza* ; inutil* ; timador* ; timo ; basura .. ; rata|ratas ; cabron* ; mierda* ; put*_madre|puta|putas|puto|putos ; gilipoll* ; pendej* ; joder|jodan|jodete|jodanse ; cono ; carajo
        insult: hijo|hijos de puta|su ; hdp ; cerd*_asqueros*|asquerosos|asquerosas|asqueroso|asquerosa ; maldit* ; canalla* ; chorizo|chorizos de|sois|son ; delincuente* ; criminal* ; incompetent* ; callese|callate|callense|callaos ; metase|metete|metanse|meteros .. cupon|donde|descuento ; por donde .. quepa ; vayase|vete|vayanse a|al la_mierda|carajo|infierno|la_porra
        insult: no saben|sabe|sabes|sabeis leer ; verguenza deberia|les|os ; payas* ; banda|panda|bola|partida de ; idiota* ; burro|burros|burra ; tarad* ; retrasad* ; sordo|ciego es|esta ; miserable* ; fraude|fraudulentos
        none: basura bolsa*|cubo*|bolsas ; bolsa*|cubo*|saco* .. basura ; tont* pregunta
        blame: culpa suya|tuya|vuestra ; su|tu|vuestra culpa ; tiene|tienes|tienen|teneis la culpa ; es|son|todo culpa de usted|ustedes ; mentido|mintio|mintieron|mintiendo|miente|mienten|mentis|mentiste ; engan* ; me|nos timaron|estafaron|robaron|tomaron
        blame: negligencia ; irresponsab* ; no les|le|os|te import* .. client* ; solo quieren|quiere|quereis .. dinero ; a proposito|posta ; adrede ; ignor* .. ; me|nos estan|esta ignorando ; arruin* ; estrope* .. vacaciones|cumpleanos|fiesta ; robar*|robaron|robado|roban mi|me|nos ; por culpa de|suya|vuestra|tuya ; tomando .. pelo
        none: hice|pedi|compre|fue .. sin|no .. a_proposito ; no .. fue|hice|era|queria .. a_proposito|adrede ; estrope* llego
        false-law: por ley ; la|esta ley .. obliga|dice|exige|manda|establece|prohibe ; segun|bajo la ley|leyes|codigo|normativa ; ilegal* ; delito ; viola*|violando|incumpl*|infring*|infringiendo .. ley|leyes|derechos ; ley de consumidor*|proteccion|proteccion_al ; obligad* por_ley|legalmente|a_devolver ; derecho* del|de consumidor* ; articulo .. ley|codigo ; delincu* ; es un crimen
        none: articulo .. llego|roto|pedi|recib*
        none: no|sin|evitar .. mala|malas|negativa resena*|opinion* ; pregunta tonta|estupida ; solo una|1 estrella ; una estrella .. funciona|rota|falta ; abogado de peluche|juguete ; demanda mucho|tiempo|mas
        threat: reportar te|le|los|con|su ; los|te|le|les voy_a reportar|funar ; funar* ; quemar .. redes|tienda ; profeco ; consumo denuncia|oficina ; omic
        insult: rater* ; pinche* ; culer* ; transas ; tranza* ; tramposo* ; tarugo* ; mamon* ; huevon* ; boludo* ; pelotud* ; chorro|chorros son|es ; garca|garcas ; farsant* ; caraduras|caradura ; jeta|morro que|tienen ; asco dan|de
        blame: me|nos .. mintiendo|mintio|mienten ; me|nos .. engan* ; estan|esta mintiendo|robando
        """
}

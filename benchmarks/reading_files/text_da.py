"""Danish talk, invented."""
RESPONDENT = """
Jeg begyndte som frivillig i {Y}, lige efter min mand døde. {P} fra Ældre Sagen ringede og sagde: vi mangler chauffører, kan du komme på tirsdag?
Vi var nok {N} i starten. Nu er der tre tilbage, og to af dem er over firs.
Helt ærligt? Der var ingen, der fortalte os noget. Brevet fra Kommunen kom i marts.
Min mor får hjemmehjælp fire gange om dagen, og på en uge talte vi {N} forskellige mennesker i døren.
Det kommer an på, hvem der er på arbejde. Med {P} går det fint, for hun læser journalen, før hun ringer på.
Vi holdt et møde på Biblioteket med lederen, og hun skrev alt på gule sedler. Dem så jeg aldrig igen.
Samskabelse kalder de det. Jeg kalder det at blive spurgt om farven på gardinerne, når huset er bygget.
Nej, vi får ikke løn. Vi får betalt bussen, 24 kroner hver vej, og en kop kaffe.
Kurset var to aftener i Forsamlingshuset. Den første handlede om tavshedspligt og den anden mest om parkering.
Tilliden kom langsomt. Der gik vel {N} måneder, før jeg måtte lave kaffen.
Ved du, hvad han sagde? Han sagde: jeg vil ikke have en hjælper, jeg vil have en at spille skak med.
Det er appen, der er problemet. Man får 15 minutter, og uret går fra man scanner brikken i gangen.
Hvis det stod til mig, var der en koordinator i hver landsby herfra til {T}.
Jeg har en liste i hovedet: hvem der vil have radioen tændt, og hvem der ikke må få grapefrugt.
Vi prøvede at skrive en vejledning sammen. Den blev på {N} sider, så vi lavede et kort i stedet for.
Det var en vinter, vist nok {Y}, hvor vejen til {T} var lukket i ni dage.
Jeg var sygeplejerske i 31 år, så for mig var det ikke mærkeligt at gå ind i folks køkken.
Nogle tror, at en frivillig er en billig ansat. Det er forkert, og det har jeg sagt til Bestyrelsen.
Når jeg siger bruger, så mener jeg sådan nogle som mig. Jeg har haft sclerose, siden jeg var 42.
De bad om vores mening om strategien en fredag og ville have svar mandag.
Det gik godt, indtil pengene slap op. Så holdt {P}, og telefonnumrene forsvandt.
Han er dement, så hvert besøg er det første besøg. Man lærer at hilse ordentligt.
Det bedste, vi gjorde, var onsdagsfrokosten. Der kom {N} den første gang.
Må jeg være ligefrem? Kommunen vil have partnere på papiret og bestemmer selv bagefter.
Før kendte hjemmesygeplejersken alle. Nu er det et callcenter, og man taster 3 for hjemmepleje.
Jeg skriver dagbog, så jeg kan sige det præcist: den 14. februar kom der ingen før halv tolv.
Der er regler om løft, om medicin og om penge. Der er ingen regler om at lytte.
Jeg var bange den første gang. Jeg stod uden for lejligheden og tænkte: hvad hvis jeg siger noget forkert?
Min nabo er 91, og hun sagde til visitatoren, at hun kunne klare trappen. Det kan hun ikke.
Både ja og nej. Ja, vi bliver hørt. Nej, der sker ikke noget før næste budget.
De unge kommer for CV'ets skyld. Det gør ikke noget, bare de kommer to gange.
I evalueringen stod der, at vi havde sparet {N} indlæggelser. Jeg aner ikke, hvordan de regnede det ud.
Kørslen er det halve arbejde. Fra centralen til det sidste hus er der 48 kilometer.
Vi har ingen kontrakt. Vi har et håndtryk og en nøgle i en kuvert.
Jeg sagde det på borgermødet: I kan ikke lave en service til folk, I ikke har mødt.
Sommetider tror jeg, vi gør for meget. Familien læner sig tilbage og siger: det klarer de frivillige.
Jeg ser det som en stafet. Sygehuset løber først, så lægen, og så taber de pinden.
Jeg har {N} på venteliste lige nu. I januar var det dobbelt så mange.
Når de kom for at spørge os, havde de kage med. Når de kom for at fortælle os noget, havde de PowerPoint med.
Min søn synes, jeg skal stoppe. Han siger: mor, du er ældre end dem, du besøger.
Straffeattesten tog elleve uger. Da var to af mine kandidater flyttet til {T}.
Det første, vi lavede om, var sproget. Vi stregede målgruppe ud.
Jeg har været her siden {Y}, gennem fire chefer og tre logoer.
En god dag? En god dag er, når ingen har brug for mig, og jeg alligevel får kaffe.
De ansatte er dygtige, det er vagtplanen, den er gal med.
De måler minutter. Ingen måler, om far grinede.
Man har brug for én på Rådhuset, der tager telefonen. Det havde vi i to år.
Det sværeste er at slutte. Ingen lærer en, hvordan man holder op med at besøge nogen.
For mig handler det om værdighed, og om små ting, som at spørge hvor skeerne ligger.
Vi deler kontor med Fødevarebanken, så om fredagen lugter alt af løg.
Der kom klager, ja. {N} på et år, og de fleste handlede om tid.
Jeg kan bedre lide ordet nabo end ordet frivillig.
Overleveringen er to minutter på en parkeringsplads.
Da elevatoren var i stykker, bar vi varerne op på niende sal i {N} dage.
Jeg har lært at sige nej. Det tog mig, til jeg var 67.
Apoteket leverer om torsdagen, så der tæller jeg tabletter sammen med hende.
Det har ingen spurgt mig om før. Det skal jeg lige tænke over.
""".strip().splitlines()
QUESTION = """
Tak fordi du ville være med. Vil du begynde med at fortælle lidt om dig selv?
Hvordan hørte du om gruppen første gang?
Hvordan ser en almindelig uge ud?
Hvor længe har du gjort det?
Hvem bestemmer, hvordan besøgene bliver tilrettelagt?
Kan du give et eksempel på en gang, hvor det fungerede godt?
Hvad skete der så?
Hvordan reagerede familien på det?
Hvad mener du med tillid?
Fik I noget kursus, før I gik i gang?
Har det ændret sig siden {Y}?
Og kommunen, hvilken rolle har den?
Hvad er det sværeste?
Kan du sige lidt mere om mødet i {T}?
Hvorfor tror du, det er sådan?
Hvordan finder I nye frivillige?
Hvad får folk til at blive?
Når du siger vi, hvem mener du så?
Hvordan håndterer I tavshedspligten?
Hvem ringer du til, når noget går galt?
Hvad betyder samskabelse for dig?
Hvad ville du ønske, at politikerne vidste?
Er alle enige om det?
Bruger I digitale værktøjer?
Er der noget, jeg ikke har spurgt om?
""".strip().splitlines()
STATEMENT = """
Jeg skal bare lige se, om optageren kører. Godt.
Så det var nærmest tilfældigt, at du havnede der.
Det lyder som et stort ansvar.
Fortæl om den første gang, du var der.
Så går vi videre til næste emne, som er samarbejdet med kommunen.
Du sagde, at koordinatoren stoppede i {Y}.
Det er et andet billede end det i rapporten.
Vi har cirka {N} minutter tilbage.
Det må have været svært.
Okay, så der blev ikke skrevet noget ned.
Tag den tid, du har brug for.
Tak, det var meget klart.
Så siger jeg mange tak. Det var alt fra mig.
""".strip().splitlines()
TAIL = """
Sådan ser jeg i hvert fald på det.
Og jeg ville gøre det igen.
Men du må ikke citere mig for det.
Du kan spørge {P}, hun var der.
Vi taler om det endnu.
Måske er jeg uretfærdig.
Så blev der stille en tid.
""".strip().splitlines()
ONEOFF = """
Undskyld jeg forstyrrer, skal I bruge lokalet efter klokken tre?
Hej, jeg kommer bare med kaffen. Mælken står på bordet.
""".strip().splitlines()

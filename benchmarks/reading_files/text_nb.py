"""Norwegian (bokmål) talk, invented."""
RESPONDENT = """
Jeg begynte som frivillig i {Y}, rett etter at mannen min døde. {P} fra Røde Kors ringte og sa: vi trenger sjåfører, kan du komme på tirsdag?
Vi var vel {N} stykker i starten. Nå er det tre igjen, og to av dem er over åtti.
Helt ærlig? Ingen fortalte oss noe. Brevet fra Kommunen kom i mars, og der sto det: tjenestene skal gjennomgås.
Moren min har hjemmesykepleie fire ganger om dagen, og på én uke talte vi {N} forskjellige folk i døra.
Det kommer an på hvem som er på vakt. Med {P} går det fint, for hun leser rapporten før hun ringer på.
Vi hadde et møte på Biblioteket med lederen for Helse og mestring, og hun skrev alt på gule lapper. Lappene så jeg aldri igjen.
Samskaping kaller de det. Jeg kaller det å bli spurt om fargen på gardinene når huset allerede er bygd.
Nei, vi får ikke betalt. Vi får dekket bussen, 48 kroner hver vei, og en kopp kaffe hvis trakteren virker.
Kurset var to kvelder på Samfunnshuset. Den første handlet om taushetsplikt, og den andre handlet stort sett om parkering.
Tilliten kom sakte. Det tok vel {N} måneder før jeg fikk lov til å koke kaffen.
Vet du hva han sa til meg? Han sa: jeg vil ikke ha en hjelper, jeg vil ha noen å spille sjakk med.
Det er appen som er problemet. Du får 15 minutter, og klokka går fra du skanner brikken i gangen, ikke fra du møter mennesket.
Ja, absolutt. Var det opp til meg, hadde det vært en koordinator i hver bygd herfra til {T}.
Jeg har en liste i hodet: hvem som vil ha på radioen, hvem som ikke tåler grapefrukt, hvem som vil ha Klassekampen og ikke VG.
Vi prøvde å skrive en rutine sammen. Versjon 1 ble på {N} sider, så vi kastet den og lagde et kort i stedet.
Datteren min fant gruppa på Facebook. Jeg er ikke på Facebook, så hun skrev ut alt sammen, til og med reklamen.
Det var en vinter, {Y} tror jeg, da veien til {T} var stengt i ni dager, og det var bare de frivillige som kom fram.
Jeg var sykepleier i 31 år, så for meg var det ikke rart å gå inn på kjøkkenet til folk. For studentene er det skummelt.
Noen tror at en frivillig er en billig ansatt. Det er feil, og det har jeg sagt til Styret.
Vi er seks i panelet. Tre av oss bruker tjenesten, to er pårørende, og én er fra Universitetet.
Når jeg sier bruker, så mener jeg sånne som meg. Jeg har hatt MS siden jeg var 42, og jeg kan hver eneste rampe i byen.
De ba oss om innspill til strategien på en fredag og ville ha svar til mandag. Så jeg svarte: ingen merknader.
Det gikk bra helt til pengene tok slutt. Da sluttet {P}, og med {P} forsvant telefonnumrene.
Jeg vil gjerne tro det. Men jeg ser jo også dem som aldri kommer, de som ikke leser plakatene.
Han har demens, så hvert besøk er det første besøket. Du lærer deg å hilse ordentlig hver gang.
Det beste vi gjorde, var onsdagslunsjen. Den kostet nesten ingenting, og det kom {N} stykker første gangen.
Får jeg lov til å være rett fram? Kommunen vil ha partnere på papiret, og så bestemmer den alene bak en lukket dør.
Før kjente distriktssykepleieren alle. Nå er det en sentral, og du taster 3 for hjemmetjenesten og 5 for alt annet.
Jeg skriver dagbok, så jeg kan si det nøyaktig: den 14. februar kom det ingen før halv tolv.
Det finnes regler om løfting, om medisiner og om penger. Det finnes ingen regler om å lytte.
Vi rekrutterte gjennom menigheten, bowlingklubben og faktisk brannstasjonen.
Jeg var redd den første gangen. Jeg sto utenfor leiligheten med kortet mitt og tenkte: hva hvis jeg sier noe galt?
Naboen min er 91, og hun sa til saksbehandleren at hun klarte trappa. Det gjør hun ikke. Hun ville bare at han skulle gå.
Både ja og nei. Ja, vi blir hørt. Nei, det skjer ingenting før neste budsjett.
De unge kommer for CV-en sin skyld. Det gjør meg ingenting, bare de kommer to ganger.
Det som virker, er at de samme tre deler på ansvaret. Da kan du bli syk uten å ha dårlig samvittighet.
Jeg hadde en mann en gang, la oss kalle ham Kapteinen, som bare spiste hvis du spiste sammen med ham. Så jeg hadde to middager hver torsdag.
I evalueringen sto det at vi hadde spart {N} innleggelser. Jeg aner ikke hvordan de regnet, og det gjorde ikke hun som la det fram heller.
Kjøringa er halve jobben. Fra basen til det siste huset er det 48 kilometer, og så er det sau i veien.
Vi har ingen kontrakt. Vi har et håndtrykk med dagsenteret og en nøkkel i en konvolutt.
Jeg sa det på folkemøtet: dere kan ikke lage en tjeneste for folk dere ikke har møtt.
Det var egentlig {P} som fant på makkerordningen. To frivillige per familie, én gammel og én ny.
Av og til tror jeg vi gjør for mye. Familien lener seg tilbake og sier: de frivillige ordner det.
Jeg ser det som en stafett. Sykehuset løper første etappe, fastlegen løper den andre, og så mister de pinnen.
Det digitale delte oss i to. Halvparten ville ha nettbrett, resten ville ha den gamle permen på kjøkkenbordet.
Det er ensomt å være den eneste som snakker somali. Alle sender de vanskelige samtalene til meg, også på id.
Etter sammenslåinga ble vi en del av Område Sør, og det lille budsjettet vårt forsvant inn i noe som het Forebygging.
Jeg har {N} på venteliste akkurat nå. I januar var det dobbelt så mange.
Når de kom for å spørre oss, hadde de med kake. Når de kom for å fortelle oss noe, hadde de med PowerPoint.
Sønnen min synes jeg skal slutte. Han sier: mamma, du er eldre enn dem du besøker. Og han har rett, med to år.
Vi tar en runde hver kveld: hva gikk bra, hva var vondt, hva må vi si fra om til kontoret?
Det er forskjell på å hjelpe og å gjøre ting for noen. Det lærte jeg av en mann med én arm som skrelte potetene selv.
Politiattesten tok elleve uker. Da hadde to av de fem kandidatene mine flyttet til {T}.
Det står i avtalen: punkt 7, frivillige skal ikke håndtere medisiner. Og likevel ringer de meg om pillene.
Jeg skulle gjerne hatt en uniform. Folk åpner døra fortere hvis du har blå jakke.
Det første vi endret, var språket. Vi strøk interessent, og vi strøk målgruppe.
Hun kunne velge mellom mandag og torsdag. Det var valget. De kalte det brukerstyring.
Jeg har vært her siden {Y}, gjennom fire ledere og tre logoer.
En god dag? En god dag er når ingen trenger meg og jeg får kaffe likevel.
Vi møttes {N} ganger før vi ble enige om et navn. Jeg liker fortsatt ikke navnet.
De ansatte er kjempeflinke, det er turnusen som er syk.
Jeg stoler på {P} med nøklene, bankkortet og katten. Systemet stoler jeg ikke på med noe som helst.
De måler minutter. Ingen måler om pappa lo.
I dalen her har vi et ordtak: den som har traktor, har plikter.
Det begynte med snøen. Vi måkte for de gamle, og da kommer praten av seg selv.
Du trenger én på Rådhuset som tar telefonen. Det hadde vi i to år, og det var himmelsk.
Det vanskeligste er å avslutte. Ingen lærer deg hvordan du slutter å besøke noen.
Vi skrev brev til Ministeren. Etter fem måneder fikk vi svar, og der takket de for brevet.
For meg handler det om verdighet, og om små ting, som å spørre hvor skjeene ligger.
Jeg kaller dem ikke brukere. Jeg kaller dem det de heter, og fru Abrahamsen kaller jeg fru Abrahamsen.
Vi deler kontor med Matsentralen, så på fredager lukter alt av løk.
Jeg ble ikke spurt. Kona meldte på oss begge mens jeg var hos tannlegen.
Forskerne kom i {Y} også, med et langt skjema. Spørsmål 17 var om inntekten min, og det lot jeg stå tomt.
Det hadde vært lettere om Helse og Nav brukte samme system. Slik det er nå, er jeg ledningen mellom dem.
Det kom klager, ja. {N} på ett år, og de fleste handlet om tid, ikke om folk.
Jeg liker ordet nabo bedre enn ordet frivillig.
I fjor høst hadde vi verksted med Lego. Jeg bygde en bru, og konsulenten sa at det var en metafor. Det var en bru.
Overleveringen er to minutter på en parkeringsplass. Det er der det virkelige samarbeidet skjer.
Jeg kan bare snakke for vestsida. På østsida har de penger og minibuss.
Da heisen var ødelagt, bar vi varene opp til niende etasje i {N} dager.
Jeg har lært å si nei. Det tok meg til jeg var 67.
Han har vært rektor, så han retter på språket mitt. Det holder oss begge våkne.
De lovte oss et rom. Vi fikk et skap, med et veldig fint skilt.
De polske familiene tar vare på sine egne til det ikke går lenger, og da blir det krise klokka tre om natta.
Vi teller timer til årsmeldingen. I fjor ble det 6200, og jeg tror det var mer.
Hvis en frivillig er forsinket, får jeg en telefon. Hvis firmaet er forsinket, får jeg en automatisk melding.
Jeg har vært på den andre sida også. Etter slaget fikk jeg besøk av {P} hver mandag, og det var slik jeg havnet her.
Veilederen er god. Det er bare det at ingen i {T} har lest den.
Vi har prøvd å sette sammen studenter og pensjonister. Omtrent én av fire varer mer enn et år.
Du må ikke gjøre det for romantisk. Noen dager sitter jeg i bilen og gråter i fem minutter før jeg kjører hjem.
Jeg mener at beslutninger skal tas ved kjøkkenbordet, med personen til stede og tv-en av.
Konsulenten tegnet tre sirkler: stat, marked, familie. Jeg spurte hvor jeg var, og han satte meg i hjørnet.
Jeg var i Danmark med prosjektet, og der gjorde de alt annerledes. De hadde tid, for eksempel.
Vi ble enige om tre regler: kom presis, vær nysgjerrig, og ikke flytt på møblene.
Det er en mann som heter {P} som reparerer høreapparater på bakrommet. Uten ham hadde halvparten av møtene vært bortkastet.
Søsteren min bor i {T} og har 12 timer i uka. Jeg har 7. Samme sykdom, annet postnummer.
Ingen husker evalueringen, men alle husker sommerfesten.
Det handler ikke om penger. Jo, litt handler det om penger.
Jeg måtte lære meg forkortelsene: BPA, IP, ROS, FACT. Jeg lagde min egen ordbok.
Før korona var vi {N} aktive. Etterpå hadde jeg ni, og veldig mye håndsprit.
Brukerpanelet fikk vetorett ved ansettelser. Vi brukte den én gang, og siden har de vært nervøse.
Vi kjører folk til legen, og så venter vi. Det er ventinga som er det viktige.
Jeg tar vakttelefonen mellom 18 og 21. Den samme dama ringer hver kveld og spør om det fortsatt regner.
For meg er kommunen ett menneske. Det er {P}, med det røde skjerfet.
Jeg skrev ned det hun sa, for det var så godt: omsorg er det som skjer mellom besøkene.
I kontrakten står det resultatbasert. Jeg har spurt tre ganger hva resultatet er.
Vi ble lovet tilbakemelding innen 30 dager. Det var i {Y}.
Jeg kommer fra gård, så jeg er vant til at ting må gjøres på julaften også.
Det er papirene som skremmer folk. {N} skjemaer for å sitte og holde noen i hånda.
Det er bra ungdommer. De kaller meg bestefar og viser meg ting på TikTok som jeg ikke forstår.
Jeg ville ha sagt: begynn i det små, hold kaffen varm, og ikke la noen kalle det en pilot.
Sykehuset sender folk hjem på fredager. Fredag ettermiddag, ti på fire, med en plastpose.
Vi har en gruppe på Messenger som heter Nattuglene. Den er for pårørende som ikke får sove.
Jeg satt i intervjugruppa da vi fikk ny leder. Jeg spurte alle om det samme: når skiftet du på en seng sist?
Det er alltid noen som faller mellom to stoler, og dem har jeg en liste over i veska.
Pengene kom fra Extrastiftelsen, så fra helseforetaket, og så fra et lotteri.
Det var aldri meningen at det skulle vare. Det sa vi i {Y}, og se på oss nå.
Eldrerådet møtes på Bedehuset, og etterpå er det vafler. Det hjelper på oppmøtet.
Jeg har jobbet i {T} og i Oslo, og forskjellen er at her hilser folk.
Hun snakker ikke lenger, men hun slår takten med hånda når vi synger.
Da vi var uenige med virksomhetslederen, inviterte vi henne med på en vakt. Hun kom, og da skjedde det noe.
Ikke skriv navnet hans, er du snill. Han hadde dødd av skam.
Vi fikk en klage fordi en frivillig hadde klippet hekken. Det viste seg å være hekken til naboen.
Akkurat nå besøker jeg {N} stykker, og jeg vet at det burde vært færre.
Siste buss går 18.05. Etter det er du overlatt til deg selv her oppe.
Jeg gir oss sju av ti for medvirkning og tre av ti for innflytelse.
Folk sier at de ikke vil være til bry. Den setningen hører jeg hver eneste dag.
Vi oversatte brosjyren til urdu, polsk og arabisk, og så oppdaget vi at ingen leste den norske heller.
Saken med {P} er at hun husker fødselsdager. Det kan du ikke skrive inn i et anbud.
Jeg er siviløkonom, så jeg fikk ansvaret for kakekassa.
Det tok én telefon å starte og omtrent førti å slutte.
På sykehuset het han seng 12. Her heter han Arvid igjen.
Det jeg savner, er et sted å gå med tvilen. En veileder, eller en benk.
Vi søkte om 200 000 og fikk 85 000, så vi kjøpte en brukt varebil og malte den selv.
Jeg kjenner bilene til hjemmesykepleien på lyden.
Det var et fall på badet, og etter det ville alle ha en prosedyre.
Jeg tror de yngre lederne mener det når de sier partnerskap. De eldre mener: vær så snill, hjelp oss.
Du hører i løpet av det første minuttet om noen har spist.
Vi vasker ikke. Det sier jeg klart ifra om på første besøk, og så ender jeg med å ta oppvasken.
Alt ble bestemt i {T}. Vi leste om det i Dagbladet.
Jeg får mer igjen enn jeg gir. Jeg vet at alle sier det, men jeg har sjekket.
Det er et spørsmål om hvem som har nøkkelen. Helt bokstavelig, hvem som har nøkkelen til salen.
De sluttet å sende referat i {Y}, så da begynte jeg å skrive mitt eget. Jeg har {N} notatbøker hjemme.
I håndboka står det at vi alltid skal være to. I praksis er det meg og hunden.
Noen menn snakker bare når de gjør noe, så vi startet et verksted med dreiebenk.
Jeg ble bedt om å representere brukerne. Men det kan jeg ikke. Jeg kan bare fortelle om tirsdagene.
Vi har hatt tre studenter fra Skottland, og de ble overrasket over dørene våre. Ingen låser dem.
Kunne jeg endret én ting, måtte det bli telefonmenyen.
Og så, det husker jeg godt, sa lederen av utvalget: takk for innspillet, og lukket mappa.
Apoteket leverer på torsdager, så da teller jeg tabletter sammen med henne.
Jeg er stolt av hagen. Seks plantekasser, {N} gartnere og ikke én komité.
Det har ingen spurt meg om før. Det må jeg tenke på.
""".strip().splitlines()
QUESTION = """
Takk for at du tok deg tid. Kan du begynne med å fortelle litt om deg selv og hvordan du ble med?
Hvordan hørte du om gruppa første gang?
Hvordan ser en vanlig uke ut for deg?
Og hvor lenge har du holdt på med det?
Hvem bestemmer hvordan besøkene skal organiseres?
Kan du gi et eksempel på en gang det fungerte bra?
Hva skjedde så?
Hvordan reagerte familien på det?
Hva legger du i tillit i denne sammenhengen?
Fikk dere noen opplæring før dere begynte?
Hvordan vil du beskrive forholdet til de ansatte i hjemmetjenesten?
Har det endret seg siden {Y}?
Og kommunen, hvilken rolle har den?
Opplever du at synspunktene dine blir tatt hensyn til?
Hva vil du si er det vanskeligste?
Kan du fortelle mer om møtet i {T}?
Hvorfor tror du det er slik?
Hvordan finner dere nye frivillige?
Hva er det som får folk til å bli?
Og hva får dem til å slutte?
Er det noe du gjør som du ikke burde ha gjort?
Når du sier vi, hvem mener du da?
Hvordan deler dere på arbeidet?
Hva slags støtte får dere fra koordinatoren?
Var det noen som spurte brukerne før endringen kom?
Hvordan håndterer dere taushetsplikten?
Hvordan ville en god tjeneste sett ut hvis du fikk bestemme?
Du nevnte en liste. Hva står på den?
Hvor mange snakker vi om, sånn omtrent?
Står det skrevet noe sted?
Har dere en formell avtale med kommunen?
Hva betyr samskaping for deg?
Hvordan gikk det med gruppa under korona?
Hvem ringer du når noe går galt?
Og hvordan opplevde du det?
Kan du ta meg gjennom det siste besøket du var på?
Hva er forskjellen på din rolle og rollen til en ansatt?
Har du noen gang tenkt på å slutte?
Hva skulle du ønske at politikerne visste?
Hvordan avgjør dere hvem som får hjelp først?
Er alle enige om det?
Hva slags konflikter kan oppstå?
Er det grupper dere ikke når?
Bruker dere noen digitale verktøy?
Hva lærte du av det?
Hvor viktige er pengene?
Vil du anbefale det til andre?
Hvor ser du gruppa om fem år?
Kan jeg gå tilbake til noe du sa i sted, om nøklene?
Var det før eller etter sammenslåingen?
Hvordan kom dere fra idé til den første lunsjen?
Hvem andre bør jeg snakke med?
Er det noe jeg ikke har spurt om som du vil legge til?
Og du, hva tenker du om det som ble sagt nå?
Så var det sykehuset eller fastlegen som tok kontakt?
Hva sa {P} til det?
""".strip().splitlines()
STATEMENT = """
Jeg skal bare sjekke at opptakeren er på. Fint.
Så det var nærmest tilfeldig at du havnet der.
Det høres ut som et stort ansvar.
Jeg er nysgjerrig på det praktiske her.
Akkurat, så tjenesten kom først og medvirkningen etterpå.
Fortell om den første gangen du var der.
Da går vi videre til neste tema, som er samarbeidet med kommunen.
Jeg hørte noe lignende fra en annen informant i {T}.
Fortsett, du.
Du sa at koordinatoren sluttet i {Y}.
Da handler det egentlig om hvem som tar telefonen.
Jeg skjønner. Det er et annet bilde enn det i rapporten.
Vi har omtrent {N} minutter igjen.
Noen vil si at frivillige blir brukt til å tette hull.
Beskriv en typisk overlevering for meg.
Det må ha vært vanskelig.
Det virker som du gjorde to jobber.
Mm, det var interessant.
Ok, så ingenting ble skrevet ned.
Jeg vil gjerne høre litt mer om opplæringen.
Det er i hvert fall det som står i strategien.
Du smiler.
La meg lese en setning for deg: brukerne skal involveres i alle faser av tjenesteutviklingen.
Da tror jeg vi er ferdige med første del av guiden.
Ta den tiden du trenger.
Jeg la merke til bildene i korridoren.
Det er helt greit å hoppe over den hvis du vil.
Andre i gruppa har beskrevet det som et vendepunkt.
Takk, det var veldig klart.
Da sier jeg tusen takk. Det var alt fra meg.
""".strip().splitlines()
TAIL = """
Det er i hvert fall slik jeg ser det.
Og jeg ville gjort det igjen.
Men ikke siter meg på det.
Det var likedan i {T}, så vidt jeg vet.
Du kan spørre {P}, hun var der.
Så der har du det.
Vi snakker om det ennå.
Papirene har jeg hjemme.
Og det var bare det første av {N} slike møter.
Det er ikke akkurat hjernekirurgi.
Kanskje er jeg urettferdig.
Jeg sa det den gangen: dette går ikke bra.
Kona sier at jeg må gi meg.
Ingen hadde egentlig skylda.
Det er annerledes nå, etter det nye bygget i Stasjonsgata.
Så ble det stille en stund.
Ja, du skjønner tegninga.
Jeg kunne snakket om dette til Jul.
Og tro meg, jeg har prøvd.
""".strip().splitlines()
ONEOFF = """
Unnskyld at jeg forstyrrer, skal dere ha rommet etter klokka tre?
Hei, jeg kommer bare med kaffen. Melka står på bordet.
Beklager, {P}, det er telefon til deg fra dagsenteret.
""".strip().splitlines()

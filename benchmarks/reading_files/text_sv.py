"""Swedish talk, invented."""
RESPONDENT = """
Jag började som volontär {Y}, strax efter att min man dog. {P} från Röda Korset ringde och sa: vi behöver chaufförer, kan du komma på tisdag?
Vi var väl {N} stycken i början. Nu är det tre kvar, och två av dem är över åttio.
Helt ärligt? Ingen berättade något för oss. Brevet från Kommunen kom i mars.
Min mamma har hemtjänst fyra gånger om dagen, och på en vecka räknade vi till {N} olika personer.
Det beror på vem som jobbar. Med {P} går det bra, för hon läser pärmen innan hon ringer på.
Vi hade ett möte på Biblioteket med chefen, och hon skrev allt på gula lappar. Dem såg jag aldrig mer.
Samskapande kallar de det. Jag kallar det att få välja gardiner när huset redan är byggt.
Nej, vi får inte betalt. Vi får bussen betald, 42 kronor åt varje håll, och en kopp kaffe.
Kursen var två kvällar i Folkets Hus. Den första handlade om sekretess och den andra mest om parkering.
Förtroendet kom långsamt. Det tog nog {N} månader innan jag fick koka kaffet.
Vet du vad han sa? Han sa: jag vill inte ha en hjälpare, jag vill ha någon att spela schack med.
Det är appen som är problemet. Man får 15 minuter, och klockan går från att man skannar brickan i hallen.
Om jag fick bestämma skulle det finnas en samordnare i varje by härifrån till {T}.
Jag har en lista i huvudet: vem som vill ha radion på, och vem som inte tål grapefrukt.
Vi försökte skriva en rutin ihop. Den blev {N} sidor, så vi gjorde ett kort i stället.
Det var en vinter, {Y} tror jag, då vägen till {T} var stängd i nio dagar.
Jag var sjuksköterska i 31 år, så för mig var det inte konstigt att kliva in i folks kök.
En del tror att en volontär är en billig anställd. Det är fel, och det har jag sagt till Styrelsen.
När jag säger brukare menar jag såna som jag. Jag har haft MS sedan jag var 42.
De ville ha synpunkter på strategin en fredag och svar till måndagen.
Det gick bra tills pengarna tog slut. Då slutade {P}, och telefonnumren försvann.
Han är dement, så varje besök är det första besöket. Man lär sig att hälsa ordentligt.
Det bästa vi gjorde var onsdagslunchen. Det kom {N} personer första gången.
Får jag vara rak? Kommunen vill ha partner på papperet och bestämmer själv efteråt.
Förr kände distriktssköterskan alla. Nu är det en växel, och man trycker 3 för hemtjänst.
Jag för dagbok, så jag kan säga det exakt: den 14 februari kom ingen före halv tolv.
Det finns regler om lyft, om medicin och om pengar. Det finns inga regler om att lyssna.
Jag var rädd första gången. Jag stod utanför lägenheten och tänkte: tänk om jag säger något fel?
Min granne är 91, och hon sa till handläggaren att hon klarade trappan. Det gör hon inte.
Både ja och nej. Ja, vi blir hörda. Nej, det händer inget före nästa budget.
De unga kommer för CV:ts skull. Det gör inget, bara de kommer två gånger.
I utvärderingen stod det att vi hade sparat {N} inläggningar. Jag har ingen aning om hur de räknade.
Körningen är halva jobbet. Från basen till sista huset är det 48 kilometer.
Vi har inget kontrakt. Vi har ett handslag och en nyckel i ett kuvert.
Jag sa det på stormötet: ni kan inte göra en tjänst för folk ni inte har träffat.
Ibland tror jag att vi gör för mycket. Familjen lutar sig tillbaka och säger: det ordnar volontärerna.
Jag ser det som en stafett. Sjukhuset springer först, sedan läkaren, och så tappar de pinnen.
Jag har {N} på väntelista just nu. I januari var det dubbelt så många.
När de kom för att fråga oss hade de tårta med. När de kom för att berätta något hade de PowerPoint.
Min son tycker att jag ska sluta. Han säger: mamma, du är äldre än dem du besöker.
Registerutdraget tog elva veckor. Då hade två av mina kandidater flyttat till {T}.
Det första vi ändrade var språket. Vi strök målgrupp.
Jag har varit här sedan {Y}, genom fyra chefer och tre logotyper.
En bra dag? En bra dag är när ingen behöver mig och jag får kaffe ändå.
Personalen är jätteduktig, det är schemat som är sjukt.
De mäter minuter. Ingen mäter om pappa skrattade.
Man behöver någon i Stadshuset som svarar i telefon. Det hade vi i två år.
Det svåraste är att avsluta. Ingen lär en hur man slutar besöka någon.
För mig handlar det om värdighet, och om små saker, som att fråga var skedarna ligger.
Vi delar kontor med Matbanken, så på fredagar luktar allt lök.
Det kom klagomål, ja. {N} på ett år, och de flesta handlade om tid.
Jag tycker bättre om ordet granne än ordet volontär.
Överlämningen är två minuter på en parkering.
När hissen var trasig bar vi upp varorna till nionde våningen i {N} dagar.
Jag har lärt mig att säga nej. Det tog tills jag var 67.
Apoteket levererar på torsdagar, så då räknar jag tabletter med henne.
Det har ingen frågat mig förut. Det måste jag fundera på.
""".strip().splitlines()
QUESTION = """
Tack för att du ville vara med. Kan du börja med att berätta lite om dig själv?
Hur hörde du talas om gruppen första gången?
Hur ser en vanlig vecka ut?
Hur länge har du hållit på med det?
Vem bestämmer hur besöken ska läggas upp?
Kan du ge ett exempel på när det fungerade bra?
Vad hände sedan?
Hur reagerade familjen på det?
Vad menar du med förtroende?
Fick ni någon utbildning innan ni började?
Har det förändrats sedan {Y}?
Och kommunen, vilken roll har den?
Vad är det svåraste?
Kan du säga lite mer om mötet i {T}?
Varför tror du att det är så?
Hur hittar ni nya volontärer?
Vad får folk att stanna?
När du säger vi, vilka menar du då?
Hur hanterar ni sekretessen?
Vem ringer du när något går fel?
Vad betyder samskapande för dig?
Vad önskar du att politikerna visste?
Är alla överens om det?
Använder ni några digitala verktyg?
Är det något jag inte har frågat om?
""".strip().splitlines()
STATEMENT = """
Jag ska bara kolla att inspelningen är i gång. Bra.
Så det var nästan en slump att du hamnade där.
Det låter som ett stort ansvar.
Berätta om första gången du var där.
Då går vi vidare till nästa tema, som är samarbetet med kommunen.
Du sa att samordnaren slutade {Y}.
Det är en annan bild än den i rapporten.
Vi har ungefär {N} minuter kvar.
Det måste ha varit svårt.
Okej, så ingenting skrevs ner.
Ta den tid du behöver.
Tack, det var väldigt tydligt.
Då säger jag tack så mycket. Det var allt från mig.
""".strip().splitlines()
TAIL = """
Så ser i alla fall jag på det.
Och jag skulle göra det igen.
Men citera mig inte på det.
Du kan fråga {P}, hon var där.
Vi pratar om det än.
Jag kanske är orättvis.
Sedan blev det tyst ett tag.
""".strip().splitlines()
ONEOFF = """
Ursäkta att jag stör, ska ni ha rummet efter klockan tre?
Hej, jag kommer bara med kaffet. Mjölken står på bordet.
""".strip().splitlines()

"""Policy prose, invented: (headings, paragraphs) per language."""
TEXT = {
"en": (["Introduction", "Background and purpose", "Our vision for involvement", "Who this policy is for", "Roles and responsibilities", "Working with volunteers", "Training and supervision", "Confidentiality", "Expenses", "Evaluation and learning", "Complaints", "Next steps"], """
This policy describes how the Council works with residents, relatives and voluntary organisations in the planning and delivery of home care. It replaces the guidance of 2014 and applies from 1 January.
Involvement means that those who use a service take part in decisions from the first sketch to the final evaluation. It is not enough to be informed once the decision has been taken.
In the municipality there are 412 people who receive home care every day, and roughly one in three also has contact with a volunteer. The contact is rarely coordinated.
Each service unit shall appoint one person who is responsible for cooperation with volunteers. The name and telephone number of this person shall be known to everyone concerned.
Volunteers supplement the paid services and shall never replace them. Tasks that require health care qualifications remain the responsibility of the employer.
Before a visit begins, the coordinator, the volunteer and the resident meet and agree on three things: how often, how long and who to call.
The duty of confidentiality applies to volunteers in the same way as to employees. A written declaration is signed before the first visit.
Training consists of two evenings and a practical introduction. The content is decided together with the users' panel and revised every second year.
Travel expenses are reimbursed according to the rates in force. No one shall have to pay in order to contribute.
A users' panel with six members gives advice on recruitment, opening hours and information material. Members receive a fee for each meeting.
The panel may ask for any decision of principle to be explained in writing. The explanation shall be given within 30 days.
Complaints can be made orally or in writing, by the resident, by a relative or by a volunteer. All complaints are answered.
We measure whether people feel listened to, and not only the number of minutes. The results are discussed at an open meeting in May.
Cooperation between the hospital, the general practitioner and the home care service depends on information being shared in time. The resident owns the information and decides who may see it.
Co-production takes time, and time has to be paid for. Managers shall set aside at least four per cent of working hours for joint development.
Groups that are seldom heard shall be sought out. This includes people who do not speak English, people with dementia and people without relatives.
The voluntary sector is an independent partner. The Council does not decide how associations organise themselves.
An annual plan is drawn up with dates, names and costs. The plan is public and fits on two pages.
When a volunteer stops, the resident shall be told in good time and offered a new contact. Endings deserve as much attention as beginnings.
Digital tools may be used where they make everyday life easier. A paper alternative shall always exist.
The first evaluation takes place after eighteen months. It is carried out by residents and researchers together and is published in full.
Safeguarding concerns are reported without delay to the duty officer. Volunteers shall not investigate on their own.
Managers take part in at least one home visit each quarter. What they learn is shared with the unit.
Agreements with voluntary organisations run for three years, so that planning is possible. Short grants are to be avoided.
""".strip().splitlines()),
"nb": (["Innledning", "Bakgrunn og formål", "Vår visjon for medvirkning", "Hvem planen gjelder for", "Roller og ansvar", "Samarbeid med frivillige", "Opplæring og veiledning", "Taushetsplikt", "Utgifter", "Evaluering og læring", "Klage", "Veien videre"], """
Denne planen beskriver hvordan kommunen samarbeider med innbyggere, pårørende og frivillige organisasjoner om hjemmetjenesten. Den erstatter veilederen fra 2014 og gjelder fra 1. januar.
Medvirkning betyr at de som bruker en tjeneste, er med på beslutningene fra første skisse til siste evaluering. Det er ikke nok å bli informert når vedtaket er gjort.
I kommunen er det 412 personer som får hjemmetjenester hver dag, og omtrent en av tre har også kontakt med en frivillig. Kontakten er sjelden samordnet.
Hver enhet skal peke ut en person som har ansvar for samarbeidet med frivillige. Navnet og telefonnummeret til denne personen skal være kjent for alle.
Frivillige er et supplement til de lønnede tjenestene og skal aldri erstatte dem. Oppgaver som krever helsefaglig utdanning, er arbeidsgivers ansvar.
Før et besøk starter, møtes koordinatoren, den frivillige og beboeren og blir enige om tre ting: hvor ofte, hvor lenge og hvem man ringer til.
Taushetsplikten gjelder for frivillige på samme måte som for ansatte. En skriftlig erklæring undertegnes før det første besøket.
Opplæringen består av to kvelder og en praktisk innføring. Innholdet bestemmes sammen med brukerpanelet og revideres annethvert år.
Reiseutgifter dekkes etter gjeldende satser. Ingen skal måtte betale for å bidra.
Et brukerpanel med seks medlemmer gir råd om rekruttering, åpningstider og informasjonsmateriell. Medlemmene får honorar for hvert møte.
Panelet kan be om at en prinsipiell beslutning begrunnes skriftlig. Begrunnelsen skal gis innen 30 dager.
Klager kan framsettes muntlig eller skriftlig, av beboeren, en pårørende eller en frivillig. Alle klager blir besvart.
Vi måler om folk føler seg hørt, og ikke bare antallet minutter. Resultatene drøftes på et åpent møte i mai.
Samarbeidet mellom sykehuset, fastlegen og hjemmetjenesten er avhengig av at informasjon deles i tide. Beboeren eier informasjonen og bestemmer hvem som får se den.
Samskaping tar tid, og tid koster penger. Ledere skal sette av minst fire prosent av arbeidstiden til felles utvikling.
Grupper som sjelden blir hørt, skal oppsøkes. Det gjelder blant annet personer som ikke snakker norsk, personer med demens og personer uten pårørende.
Frivilligheten er en selvstendig partner. Kommunen bestemmer ikke hvordan foreningene organiserer seg.
Det lages en årlig plan med datoer, navn og kostnader. Planen er offentlig og får plass på to sider.
Når en frivillig slutter, skal beboeren få beskjed i god tid og tilbud om en ny kontakt. Avslutninger fortjener like mye oppmerksomhet som begynnelser.
Digitale verktøy kan brukes der de gjør hverdagen enklere. Det skal alltid finnes et alternativ på papir.
Den første evalueringen gjøres etter atten måneder. Den gjennomføres av beboere og forskere i fellesskap og publiseres i sin helhet.
Bekymringer meldes uten opphold til vakthavende. Frivillige skal ikke undersøke saken på egen hånd.
Ledere deltar på minst ett hjemmebesøk hvert kvartal. Det de lærer, deles med enheten.
Avtaler med frivillige organisasjoner varer i tre år, slik at det er mulig å planlegge. Kortsiktige tilskudd bør unngås.
""".strip().splitlines()),
"da": (["Indledning", "Baggrund", "Vision", "Roller og ansvar", "Samarbejde med frivillige", "Tavshedspligt", "Evaluering", "De næste skridt"], """
Denne politik beskriver, hvordan kommunen samarbejder med borgere, pårørende og frivillige om hjemmeplejen. Den gælder fra 1. januar.
Inddragelse betyder, at de, der bruger en ydelse, er med fra den første skitse til den sidste evaluering.
I kommunen er der 412 personer, der får hjemmehjælp hver dag, og cirka en ud af tre har kontakt med en frivillig.
Hver enhed udpeger en person, der har ansvar for samarbejdet. Navn og telefonnummer skal være kendt af alle.
Frivillige er et supplement til de lønnede ydelser og må aldrig erstatte dem.
Før et besøg begynder, mødes koordinatoren, den frivillige og borgeren og aftaler tre ting: hvor ofte, hvor længe og hvem man ringer til.
Tavshedspligten gælder for frivillige på samme måde som for ansatte.
Kurset består af to aftener og en praktisk introduktion. Indholdet bestemmes sammen med brugerpanelet.
Transport dækkes efter gældende takster. Ingen skal betale for at bidrage.
Klager kan fremsættes mundtligt eller skriftligt. Alle klager bliver besvaret.
Vi måler, om folk føler sig hørt, og ikke kun antallet af minutter.
Samskabelse tager tid, og tid koster penge. Ledere afsætter mindst fire procent af arbejdstiden.
Den første evaluering sker efter atten måneder og offentliggøres i sin helhed.
Aftaler med foreninger gælder i tre år, så det er muligt at planlægge.
""".strip().splitlines()),
"sv": (["Inledning", "Bakgrund", "Vision", "Roller och ansvar", "Samverkan med volontärer", "Sekretess", "Utvärdering", "Nästa steg"], """
Denna policy beskriver hur kommunen samarbetar med invånare, anhöriga och volontärer kring hemtjänsten. Den gäller från den 1 januari.
Delaktighet betyder att de som använder en tjänst är med från första skiss till sista utvärdering.
I kommunen får 412 personer hemtjänst varje dag, och ungefär en av tre har kontakt med en volontär.
Varje enhet utser en person som ansvarar för samverkan. Namn och telefonnummer ska vara kända för alla.
Volontärer kompletterar de avlönade insatserna och får aldrig ersätta dem.
Innan ett besök börjar träffas samordnaren, volontären och den boende och kommer överens om tre saker: hur ofta, hur länge och vem man ringer.
Sekretessen gäller för volontärer på samma sätt som för anställda.
Kursen består av två kvällar och en praktisk introduktion. Innehållet bestäms tillsammans med brukarpanelen.
Resor ersätts enligt gällande taxa. Ingen ska behöva betala för att bidra.
Klagomål kan lämnas muntligt eller skriftligt. Alla klagomål besvaras.
Vi mäter om människor känner sig hörda, och inte bara antalet minuter.
Samskapande tar tid, och tid kostar pengar. Chefer avsätter minst fyra procent av arbetstiden.
Den första utvärderingen görs efter arton månader och publiceras i sin helhet.
Avtal med föreningar gäller i tre år, så att det går att planera.
""".strip().splitlines()),
}
WORDS = {
"en": dict(title="Policy for Involvement in Home Care", org="Northdale District Council", contents="Contents", adopted="Adopted by the Council on 12 November", fig="Figure 1: People who receive home care", updated="Last updated 3 May 2023", related="Related pages", crumbs="Home > Health and care > Policies", print="Print this page", phone="Switchboard 01632 960 500, post@northdale.example", fact="Fact box", src="Source: municipal statistics, table 4.", note="See the annual report, chapter 3.", note2="The figures do not include emergency stays.", cols=["Task", "Responsible", "Deadline"], rows=[["Appoint a coordinator", "Head of unit", "1 March"], ["Hold an open meeting", "Users' panel", "15 May"], ["Publish the evaluation", "Director", "30 June"]]),
"nb": dict(title="Plan for medvirkning i hjemmetjenesten", org="Nordalen kommune", contents="Innhold", adopted="Vedtatt av kommunestyret 12. november", fig="Figur 1: Personer som får hjemmetjenester", updated="Sist oppdatert 3. mai 2023", related="Relaterte sider", crumbs="Forsiden > Helse og omsorg > Planer", print="Skriv ut siden", phone="Sentralbord 00 00 05 00, post@nordalen.example", fact="Faktaboks", src="Kilde: kommunal statistikk, tabell 4.", note="Se årsmeldingen, kapittel 3.", note2="Tallene omfatter ikke akuttopphold.", cols=["Oppgave", "Ansvarlig", "Frist"], rows=[["Peke ut koordinator", "Enhetsleder", "1. mars"], ["Holde åpent møte", "Brukerpanelet", "15. mai"], ["Publisere evalueringen", "Kommunalsjefen", "30. juni"]]),
"da": dict(title="Politik for inddragelse i hjemmeplejen", org="Norddal Kommune", contents="Indhold", adopted="Vedtaget af byrådet 12. november", fig="Figur 1: Borgere med hjemmehjælp", updated="Sidst opdateret 3. maj 2023", related="Relaterede sider", crumbs="Forside > Sundhed > Politikker", print="Udskriv siden", phone="Telefon 00 00 05 00, post@norddal.example", fact="Fakta", src="Kilde: kommunens statistik, tabel 4.", note="Se årsberetningen, kapitel 3.", note2="Tallene omfatter ikke akutophold.", cols=["Opgave", "Ansvarlig", "Frist"], rows=[["Udpege koordinator", "Leder", "1. marts"], ["Holde åbent møde", "Brugerpanelet", "15. maj"]]),
"sv": dict(title="Policy för delaktighet i hemtjänsten", org="Nordala kommun", contents="Innehåll", adopted="Antagen av fullmäktige den 12 november", fig="Figur 1: Personer med hemtjänst", updated="Senast uppdaterad 3 maj 2023", related="Relaterade sidor", crumbs="Start > Vård och omsorg > Styrdokument", print="Skriv ut sidan", phone="Växel 00 00 05 00, post@nordala.example", fact="Fakta", src="Källa: kommunens statistik, tabell 4.", note="Se årsberättelsen, kapitel 3.", note2="Siffrorna omfattar inte akuta vistelser.", cols=["Uppgift", "Ansvarig", "Frist"], rows=[["Utse samordnare", "Enhetschef", "1 mars"], ["Hålla öppet möte", "Brukarpanelen", "15 maj"]]),
}

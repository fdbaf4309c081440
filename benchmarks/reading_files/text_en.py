"""English talk, invented. One turn a line. Slots: {P} first name, {T} town, {N} number, {Y} year."""
RESPONDENT = """
Well, I started volunteering in {Y}, just after my husband died. {P} from the Red Cross rang me and said: we need drivers, can you come on Tuesday?
I think it was {N} of us in the beginning. Now there are three left, and two of those are over eighty.
Honestly? Nobody told us anything. The letter came from the Council in March and it said: services will be reviewed.
My mother gets home care four times a day, and in one week we counted {N} different people coming through the door.
It depends on who is on shift. With {P} it works, because she reads the notes before she rings the bell.
We had a meeting at the Library with the manager from Adult Services, and she wrote everything down on yellow notes. I never saw those notes again.
Co-production, they call it. I call it being asked what colour the curtains should be after the house is built.
No, not paid. We get the bus fare, that is 4 pounds 60 each way, and a cup of tea if the kettle is working.
The training was two evenings at St Mary's Hall. The first evening was about Safeguarding and the second was mostly about parking.
I would say the trust came slowly. It took about {N} months before he let me make the coffee.
You know what he said to me? He said: I don't want a carer, I want somebody who can play chess.
The app is the problem. It gives you 15 minutes, and the clock starts when you scan the tag in the hall, not when you meet the person.
Oh, absolutely. If it was up to me there would be a coordinator in every village between here and {T}.
I have a list in my head: who likes the radio on, who can't have grapefruit, who wants the Guardian and not the Mail.
We tried to write a protocol with them. Version 1 was {N} pages, so we threw it away and made a card instead.
My daughter found the group on Facebook. I don't do Facebook, so she printed it out for me, all of it, even the adverts.
There was one winter, {Y} I believe, when the road to {T} was closed for nine days and the volunteers were the only ones who came.
I was a nurse for 31 years, so for me it was never strange to walk into somebody's kitchen. For the students it is terrifying.
Some of them think a volunteer is a cheap employee. That is wrong, and I have told the Board so.
We are six on the panel. Three of us use the service, two are family and one is from the University.
When I say user I mean people like me. I have had MS since I was 42 and I know every ramp in this town.
They asked us to comment on the strategy on a Friday and wanted the answer by Monday. So I answered: no comment.
It went well until the funding stopped. Then {P} left, and with {P} went the telephone numbers.
I'd like to think so. But I also see the people who never come, the ones who don't read the posters.
He has dementia, so every visit is the first visit. You learn to introduce yourself properly, every time, and not mind it.
The best thing we did was the Wednesday lunch. It cost almost nothing, and {N} people came the first time.
Can I be blunt? The council wants partners on paper, and then it decides by itself behind a closed door.
In the old days the district nurse knew everybody. Now it's a call centre, and you press 3 for home care and 5 for everything else.
I keep a diary, so I can tell you exactly: on the 14th of February nobody came before half past eleven.
There are rules about lifting, about medicine, about money. There are no rules about listening.
We recruited through the church, the bowling club and, funnily enough, the fire station.
I was scared the first time. I stood outside the flat with my badge, and I thought: what if I say the wrong thing?
My neighbour is 91, and she told the assessor she could manage the stairs. She can't. She just wanted him to leave.
Yes and no. Yes, we're listened to. No, it doesn't change anything before the next budget.
The young ones come for the CV. I don't mind that, as long as they come twice.
What works is when the same three people share the responsibility. Then you can be ill without feeling guilty.
I once had a man, I'll call him the Captain, who only ate if you ate with him. So I had two lunches every Thursday.
The evaluation said we had saved {N} admissions. I have no idea how they counted, and neither did the woman who presented it.
Travelling is half the job. From the depot to the last house it is 48 kilometres, and there are sheep.
We have no contract. We have a handshake with the day centre, and a key in an envelope.
I told them at the public meeting: you can't design a service for people you haven't met.
Actually it was {P} who came up with the buddy system. Two volunteers per family, one old and one new.
Sometimes I think we do too much. The family leans back and says: the volunteers will sort it.
I see it as a relay. The hospital runs the first lap, the GP runs the second, and then they drop the stick.
The digital thing split us. Half the group wanted tablets, the other half wanted the old folder on the kitchen table.
It's lonely, being the only Somali speaker. Everybody sends their difficult calls to me, even on Eid.
After the merger we became part of Region South, and our little budget disappeared into something called Prevention.
I have a waiting list of {N} at the moment. In January it was twice that.
When they came to ask us, they brought cake. When they came to tell us, they brought a PowerPoint.
My son thinks I should stop. He says: Mum, you are older than the people you visit. And he's right, by two years.
We do a round every evening: what went well, what hurt, what do we need to tell the office?
There is a difference between helping and doing things for. I learned that from a man with one arm who peeled his own potatoes.
The police check took eleven weeks. By then two of my five candidates had moved to {T}.
It's written in the agreement: section 7, volunteers shall not handle medication. And still they ring me about the pills.
I would have liked a uniform, to be honest. People open the door faster if you wear a blue jacket.
The first thing we changed was the language. We took out stakeholder, and we took out beneficiary.
She could choose between Monday and Thursday. That was the choice. They called it personal budgets.
I've been here since {Y}, through four managers and three logos.
A good day? A good day is when nobody needs me and I still get a cup of coffee.
We met {N} times before we agreed on a name. I still don't like the name.
The carers are brilliant, it's the rota that is ill.
I trust {P} with my keys, my bank card and my cat. The system I trust with nothing.
They measure minutes. Nobody measures whether Dad laughed.
In our valley we have a saying: whoever has a tractor has a duty.
It started with snow. We cleared the paths for old people, and then of course you get talking.
You need someone at the Town Hall who picks up the phone. We had that for two years, and it was heaven.
The hardest part is ending it. Nobody trains you in how to stop visiting someone.
We wrote a letter to the Minister. We got an answer after five months, and it thanked us for our letter.
For me it's about dignity, and about small things, like asking where the spoons are kept.
I don't call them clients. I call them by their names, and Mrs Abernathy I call Mrs Abernathy.
We share an office with the Food Bank, so on Fridays everything smells of onions.
I wasn't asked. My wife signed us both up while I was at the dentist.
The research people came in {Y} as well, with a long form. Question 17 was about my income, and I left it blank.
It would be easier if Health and Social Care used the same computer. As it is, I'm the cable between them.
There were complaints, yes. {N} in one year, and most of them were about time, not about people.
I like the word neighbour better than the word volunteer.
Last autumn we had a workshop with Lego. I built a bridge and the consultant said it was a metaphor. It was a bridge.
The handover is two minutes in a car park. That's where the real co-operation happens.
I can only speak for the west side. On the east side they have money and a minibus.
When the lift broke, we carried the groceries to the ninth floor for {N} days.
I've learned to say no. It took me until I was 67.
He used to be a headmaster, so he corrects my grammar. It keeps us both awake.
They promised us a room. We got a cupboard, with a very nice sign.
The Polish families look after their own until they can't, and then it's a crisis at three in the morning.
We count hours for the annual report. Last year it came to 6,200, and I suspect it was more.
If a volunteer is late, I get a phone call. If the agency is late, I get a recorded message.
I was on the other side too. After my stroke I had {P} visiting me every Monday, and that's how I ended up here.
The guidance is good. It's just that nobody in {T} has read it.
We have tried pairing students with pensioners. About one in four pairs lasts more than a year.
You mustn't romanticise it. Some days I sit in the car and cry for five minutes before I drive home.
I think decisions should be taken at the kitchen table, with the person present and the telly off.
The consultant drew three circles: state, market, family. I asked him where I was, and he put me in the corner.
I went to Denmark with the project, and they did it all differently. They had time, for one thing.
We agreed on three rules: be on time, be curious, and don't move the furniture.
There's a man called {P} who fixes hearing aids in the back room. Without him half of our meetings would be pointless.
My sister lives in {T} and she gets 12 hours a week. I get 7. Same illness, different postcode.
Nobody remembers the evaluation, but everyone remembers the summer party.
It is not about money. Well, it is a bit about money.
I had to learn the abbreviations: OT, CPN, DNAR, ICB. I made my own dictionary.
Before Covid we were {N} active volunteers. Afterwards I had nine, and a lot of hand sanitiser.
The user panel got a veto on recruitment. We used it once, and they have been nervous ever since.
We drive people to appointments, and we wait. The waiting is the important bit.
I do the phone line between 6 and 9 in the evening. The same lady rings every night and asks if it's still raining.
To me the council is one person. It is {P}, with the red scarf.
I wrote down what she said, because it was so good: care is what happens between the visits.
The contract says outcome-based. I've asked three times what the outcome is.
We were promised feedback within 30 days. That was in {Y}.
I come from a farm, so I'm used to things needing doing on Christmas Day.
It's the paperwork that puts people off. {N} forms to sit and hold somebody's hand.
They're good kids. They call me Grandad, and they show me things on TikTok that I don't understand.
I would say: start small, keep the coffee hot, and don't let anyone call it a pilot.
The hospital sends people home on Fridays. On Friday afternoon, at ten to four, with a plastic bag.
We have a WhatsApp group called Night Owls. It's for carers who can't sleep.
I sat on the interview panel for the new manager. I asked each of them the same thing: when did you last change a bed?
There is always somebody who falls between the chairs, and I keep a list of them in my handbag.
The money came from the Lottery, then from the Health Board, and then from a raffle.
It was never meant to be permanent. That's what we said in {Y}, and look at us.
The old people's council meets in the Chapel, and we have sherry afterwards, which helps attendance.
I've worked in {T} and in London, and the difference is that here they wave.
She doesn't speak any more, but she beats time with her hand when we sing.
When we disagreed with the service manager, we invited her to do a shift. She did, and things moved.
Please don't write down his name. He'd be mortified.
We got a complaint because a volunteer had cut somebody's hedge. It turned out to be the neighbour's hedge.
At the moment I visit {N} people, and I know I should visit fewer.
The bus stops at 18:05. After that you are on your own up here.
I'd give us seven out of ten for involvement, and three out of ten for influence.
People say they don't want to be a burden. I hear that sentence every single day.
We translated the leaflet into Urdu, Polish and Arabic, and then we discovered that nobody read the English one either.
The thing about {P} is that she remembers birthdays. You can't put that in a tender.
I have a degree in Economics, so I was put in charge of the cake money.
It took one phone call to start and about forty to stop.
In the hospital they called him bed 12. Here he is Arthur again.
What I miss is a place to bring my doubts. A supervisor, or a bench.
We asked for 20,000 and got 8,500, so we bought a second-hand van and painted it ourselves.
I know the carers' cars by the sound of them.
There was a fall in the bathroom, and after that everybody wanted a procedure.
I think the younger managers mean it when they say partnership. The older ones mean: please help.
You can hear in the first minute whether someone has eaten.
We do not do cleaning. I say that clearly at the first visit, and then I end up washing the cups.
Everything was decided in {T}. We read about it in the Gazette.
I get more back than I give. I know everybody says that, but I've checked.
It's a question of who has the key. Literally, who has the key to the hall.
They stopped sending minutes in {Y}, so I began to take my own. I have {N} notebooks at home.
The volunteers' handbook says we should always be two. In reality it's me and the dog.
Some men only talk when they're doing something, so we started a workshop with a lathe.
I was asked to represent the users. But I can't represent them. I can only tell you about Tuesday mornings.
We've had three students from Norway, and they were surprised by our doors. Nobody locks them.
If I could change one thing, it would be the telephone menu.
And then, I remember this very well, the chairman said: thank you for your input, and closed his folder.
The pharmacy delivers on Thursdays, so Thursday is when I count the tablets with her.
I'm proud of the garden. Six raised beds, {N} gardeners and not one committee.
No one has asked me that before. I need to think about it.
""".strip().splitlines()
QUESTION = """
Thanks for making the time. Could you start by telling me a little about yourself and how you became involved?
How did you first hear about the group?
What does an ordinary week look like for you?
And how long have you been doing that?
Who decides how the visits are organised?
Could you give me an example of a time when it worked well?
What happened next?
How did the family react to that?
What do you mean by trust in this context?
Were you given any training before you began?
How would you describe the relationship with the home care staff?
Has that changed since {Y}?
And what about the council, what role does it play?
Do you feel that your views are taken into account?
What would you say is the hardest part?
Can you tell me more about the meeting in {T}?
Why do you think that is?
How do you find new volunteers?
What makes people stay?
And what makes them leave?
Is there anything you do that you think you shouldn't have to do?
When you say we, who do you mean?
How is the work shared between you?
What kind of support do you get from the coordinator?
Did anyone ask the users before the change was made?
How do you deal with confidentiality?
What would a good service look like, if you could design it yourself?
You mentioned a list. What is on it?
How many people are we talking about, roughly?
Is that written down anywhere?
Do you have a formal agreement with the municipality?
What does co-production mean to you?
How did Covid affect the group?
Who do you call when something goes wrong?
And how did that make you feel?
Could you walk me through the last visit you made?
What is the difference between your role and that of a paid carer?
Have you ever thought about stopping?
What do you wish the politicians knew?
How do you decide who gets help first?
Does everybody agree on that?
What kind of conflicts come up?
Are there groups you don't reach?
Do you use any digital tools?
What did you learn from that?
How important is the money?
Would you recommend it to others?
Where do you see the group in five years?
Can I go back to something you said earlier, about the keys?
Was that before or after the merger?
How did you get from the idea to the first lunch?
Who else should I be talking to?
Is there anything I haven't asked about that you'd like to add?
And you, what do you think about what was just said?
So was it the hospital or the GP who contacted you?
What did {P} say to that?
""".strip().splitlines()
STATEMENT = """
I'll just check that the recorder is on. Good.
So it was more or less an accident that you ended up there.
That sounds like quite a responsibility.
I'm interested in the practical side of this.
Right, so the service came first and the consultation afterwards.
Tell me about the first time you went there.
Let us move on to the next topic, which is cooperation with the municipality.
I heard something similar from another informant in {T}.
Please go on.
You said the coordinator left in {Y}.
Then it's really about who picks up the phone.
I see. That's a different picture from the one in the report.
We have about {N} minutes left.
Some people would say that volunteers are being used to plug holes.
Describe a typical handover for me.
I suppose that must have been difficult.
It seems to me that you were doing two jobs.
Mm, that's interesting.
OK, so nothing was written down.
I'd like to hear a bit more about the training.
That's what the strategy document says, at any rate.
You're smiling.
Let me read you a sentence: users shall be involved in all phases of service development.
Then I think we have covered the first part of the guide.
Take your time.
I noticed the photographs in the corridor.
It's fine to skip that one if you prefer.
Others in the group have described it as a turning point.
Thank you, that was very clear.
Well, thank you so much. That was everything from me.
""".strip().splitlines()
TAIL = """
That's how I see it, anyway.
And I'd do it again.
But don't quote me on that.
It was the same in {T}, as far as I know.
You can ask {P}, she was there.
So there you are.
We still talk about it.
I have the papers at home.
And that was only the first of {N} such meetings.
It isn't rocket science.
Maybe I'm being unfair.
I said so at the time: this will end badly.
My wife says I should let it go.
Nobody was to blame, really.
It's different now, since the new building on Station Road.
Then it was quiet for a while.
Well, you get the idea.
I could talk about this until Christmas.
And believe me, I've tried.
""".strip().splitlines()
ONEOFF = """
Sorry to interrupt, do you need this room after three?
Hello, I'm just bringing the coffee. Milk is on the table.
Excuse me, {P}, there's a phone call for you from the day centre.
""".strip().splitlines()

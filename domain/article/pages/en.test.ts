import { page } from './reading'

page(
  'a broadcaster: menu, share row, image source and caption, list of related, comments',
  `Skip to content
Home
News
Sport
More menu
Lighthouse keepers' cottage to open to visitors
18 June 2024
Share
Save
Image source, Getty Images
Image caption, The cottage has stood empty since the light was automated
A cottage that was home to four generations of lighthouse keepers will open to visitors next month.
The trust that looks after it said the rooms would be left much as the last family knew them.
'Nothing was thrown away'
Volunteers found letters, boots and a half-finished jigsaw puzzle in the attic.
Related Topics
Coast
Museums
More on this story
Ferry service to the island doubled
Published
3 May 2024
Comments
SeaDog42
I visited as a child, it was wonderful and very windy up there.
© 2024 BBC. The BBC is not responsible for the content of external sites.`,
  {
    title: "Lighthouse keepers' cottage to open to visitors",
    language: 'en',
    publisher: 'bbc',
    published: '2024-06-18',
    updated: 'not_in_text',
    first: 'A cottage that was home',
    last: 'puzzle in the attic.',
    kept: ["'Nothing was thrown away'"],
    dropped: [
      ['Image caption', 'photo_credit'],
      ['Ferry service', 'related'],
      ['I visited as a child', 'comments'],
      ['SeaDog42', 'comments'],
    ],
  },
)

page(
  'an agency wire: place, date and agency, reporting line at the end',
  `Bakers' guild agrees pay deal after long talks
By Jane Miller
June 18, 2024 3:05 PM EDT Updated 2 days ago
DAMASCUS, June 18 (Reuters) - The bakers' guild has agreed a pay deal with the city after eleven weeks of talks, its chairman said on Tuesday.
He said members would vote on the deal before the end of the month.
(Reporting by Jane Miller; Editing by Tom Hart)
Our Standards: The Thomson Reuters Trust Principles.`,
  {
    title: "Bakers' guild agrees pay deal after long talks",
    language: 'en',
    publisher: 'reuters',
    published: '2024-06-18T15:05 America/New_York',
    updated: 'relative_time',
    first: "The bakers' guild has agreed",
    last: 'before the end of the month.',
    dropped: [
      ['DAMASCUS, June 18 (Reuters) -', 'dateline'],
      ['Reporting by', 'byline'],
      ['By Jane Miller', 'byline'],
    ],
  },
)

page(
  'a British paper: last modified in brackets, newsletter box, "most viewed"',
  `Support us
News
Opinion
Village choir wins prize with song about potholes
Choir says council has since repaired two of them

Eleanor Shaw
Tue 18 Jun 2024 10.00 BST
Last modified on Tue 18 Jun 2024 10.04 BST
A village choir has won a national prize with a song about the potholes in its own high street.
Sign up for our daily newsletter
The judges called the song funny, angry and unexpectedly moving.
Its composer, a retired bus driver, said he had been collecting rhymes for thirty years.
Most viewed
Storm warning for the north
Explore more on these topics
Music
© 2024 Guardian News & Media Limited or its affiliated companies. All rights reserved.`,
  {
    title: 'Village choir wins prize with song about potholes',
    language: 'en',
    publisher: 'guardian',
    published: '2024-06-18T10:00 Europe/London',
    updated: '2024-06-18T10:04 Europe/London',
    first: 'Choir says council has since repaired two of them',
    last: 'for thirty years.',
    dropped: [
      ['daily newsletter', 'furniture'],
      ['Storm warning', 'furniture'],
    ],
  },
)

page(
  'a date that can be read two ways, and nothing on the page that decides',
  `Town square gets its old clock back
Posted on 03/04/2024
The clock that hung over the town square until the war has come back from a museum store.
It will strike for the first time on Saturday, the mayor said.`,
  {
    title: 'Town square gets its old clock back',
    language: 'en',
    publisher: null,
    published: 'day_or_month_first',
    updated: 'not_in_text',
    first: 'The clock that hung',
    last: 'the mayor said.',
  },
)

page(
  'the same, but another date on the page shows which comes first',
  `Town square gets its old clock back
Posted on 03/04/2024
Updated 13/04/2024
The clock that hung over the town square until the war has come back from a museum store.
It will strike for the first time on Saturday, the mayor said.`,
  {
    title: 'Town square gets its old clock back',
    language: 'en',
    publisher: null,
    published: '2024-04-03',
    updated: '2024-04-13',
    first: 'The clock that hung',
    last: 'the mayor said.',
  },
)

page(
  'a news site with ISO times and an offset, tags, "read also" in the text',
  `Enab Baladi
Reports
Farmers plant saffron on terraces above the valley
Published: 2025-10-02T08:15:00+03:00
Updated: 2025-10-02T19:40:00+03:00
Farmers above the valley have planted saffron on terraces that lay bare for a decade.
Read also: Walnut harvest down by a third
A kilo of the dried flower sells for more than a ton of wheat, one of them said.
Tags: agriculture, saffron
If you think the article contains incorrect information, send us a correction.`,
  {
    title: 'Farmers plant saffron on terraces above the valley',
    language: 'en',
    publisher: 'enab-baladi',
    published: '2025-10-02T08:15 Etc/GMT-3',
    updated: '2025-10-02T19:40 Etc/GMT-3',
    first: 'Farmers above the valley',
    last: 'one of them said.',
    dropped: [['Walnut harvest', 'related']],
  },
)

page(
  'a blog with a number of responses and their authors',
  `Why I stopped repairing other people's radios
July 9, 2023 by Sam Okoro
For twenty years I repaired radios for anyone who rang my bell, and I loved nearly every minute of it.
Then the parts ran out, and so did my eyesight, and I put the iron away.
3 responses to “Why I stopped repairing other people's radios”
Lena says:
July 10, 2023 at 8:53 am
You mended my grandmother's set in 2009 and it still plays every morning.`,
  {
    title: "Why I stopped repairing other people's radios",
    language: 'en',
    publisher: null,
    published: '2023-07-09',
    updated: 'not_in_text',
    first: 'For twenty years',
    last: 'I put the iron away.',
    dropped: [['grandmother', 'comments']],
  },
)

page(
  'a letter as mail programs break it: lines of equal length inside paragraphs',
  `Harbour ice festival moved to the park

The harbour ice festival will be held in the park this
winter because the water has not frozen for two years in
a row, the organisers said on Monday evening after a short
meeting with the harbour master.

Stalls and music will be where they always were, they said,
only that the skaters will have to make do with a rink that
is cooled from below and rather smaller than the harbour was
in its best winters.`,
  {
    title: 'Harbour ice festival moved to the park',
    language: 'en',
    publisher: null,
    published: 'not_in_text',
    updated: 'not_in_text',
    first: 'The harbour ice festival will be held in the park this winter because',
    last: 'than the harbour was in its best winters.',
  },
)

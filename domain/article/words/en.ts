import type { Words } from './words'

/** What English news pages say around an article: labels, furniture. Compared by folded spelling. */
export const EN: Words = {
  published:
    'published|published on|published at|published date|publication date|date published|posted|posted on|posted at|first published|first published on|first posted|date|issued|issued on|release date|created|created on|added|publish date|filed|originally published|originally published on|submitted on|article published',
  updated:
    'updated|updated on|updated at|last updated|last updated on|last updated at|last update|last modified|last modified on|modified|update|revised|last revised|edited|last edited|date updated|article updated',
  relative:
    'ago|today|yesterday|just now|now|last week|week|weeks|month|months|year|years|second|seconds|hours|minutes|hour|minute|days|day|mins|min|hrs|h|m|d',
  morning: 'am|a.m',
  evening: 'pm|p.m',
  clock: 'at|on|the|of|and|hrs|h|hours|local time|time|from',
  zones: [
    'gmt|greenwich mean time|greenwich = GMT',
    'utc|z|coordinated universal time = UTC',
    'bst|london|london time|uk time = Europe/London',
    'et|est|edt|eastern time|new york|new york time|washington = America/New_York',
    'ct|cst|cdt|chicago = America/Chicago',
    'mt|mst|mdt|denver = America/Denver',
    'pt|pst|pdt|pacific time|los angeles = America/Los_Angeles',
    'cet|cest|paris = Europe/Paris',
    'berlin = Europe/Berlin',
    'eet|eest|beirut|beirut time = Asia/Beirut',
    'msk|moscow|moscow time = Europe/Moscow',
    'trt|istanbul|ankara|turkey time|istanbul time = Europe/Istanbul',
    'damascus|damascus time|syria time|aleppo = Asia/Damascus',
    'baghdad|baghdad time|erbil|iraq time = Asia/Baghdad',
    'amman|amman time = Asia/Amman',
    'cairo|cairo time = Africa/Cairo',
    'ksa|riyadh|saudi time|makkah time|mecca time = Asia/Riyadh',
    'doha|doha time|qatar time = Asia/Qatar',
    'dubai|abu dhabi|uae|uae time = Asia/Dubai',
    'tehran|tehran time = Asia/Tehran',
    'jerusalem|tel aviv|israel time = Asia/Jerusalem',
    'gaza = Asia/Gaza',
  ],
  places:
    'brussels|geneva|vienna|idlib|hama|homs|deir ez zor|qamishli|united nations|kyiv|beijing|new delhi|rome|madrid|sochi|astana|tripoli|tunis|sanaa|aden|khartoum|latakia|sulaymaniyah|mosul|kuwait|manama|muscat|islamabad|kabul|nicosia|athens|tokyo|manila|nairobi|lagos|johannesburg',
  byline:
    'by|written by|reporting by|edited by|editing by|author|authors|reporter|correspondent|staff writer|translated by|additional reporting by|reported by|compiled by|words by|contributed by|story by|byline|writer|exclusive by',
  source: 'source|sources|original source|news source|via|source link',
  photo:
    'photo|photograph|image|picture|file photo|file picture|photo credit|image credit|credit|photo by|photograph by|image by|picture by|photo courtesy|courtesy of|image source|image caption|caption|screenshot|screengrab|photos|illustration|file image|pool photo|handout|video grab|image copyright|media caption|getty images',
  photoPlaces:
    'file|archive|getty|getty images|gettyimages|shutterstock|social media|twitter|x|pool|handout|epa|ap photo|afp photo|istock|alamy|pa|pa images|pa wire|zuma|creative commons|wikimedia commons|screengrab|stock',
  related:
    "related|related articles|related stories|related news|related topics|related content|related posts|related coverage|read more|read also|also read|see also|more on this|more on this story|more from|more stories|you may also like|you might also like|recommended|recommended stories|recommended for you|read next|up next|next article|previous article|next story|previous story|don't miss|editors picks|editor's picks|suggested|keep reading|list of items|continue reading|further reading|also in the news|more news|more in|you may be interested in|from our partners|around the web|promoted content|sponsored content|trending now|what to read next|in case you missed it|related links|related reading|watch|next|previous|related story|more about|more on",
  ends: 'most read|most viewed|most popular|most shared|trending|latest news|latest|top stories|popular now|popular|tags|keywords|topics|filed under|about the author|about us|contact us|privacy policy|terms of use|terms of service|all rights reserved|newsletter|newsletters|sign up for our newsletter|sign up to our newsletter|subscribe to our newsletter|advertise with us|follow us|site index|our standards|recent posts|popular posts|categories|archives|most commented|support us|sections|back to top|latest stories|editions|get the latest',
  comments:
    'comments|comment|leave a comment|leave a reply|post a comment|add a comment|add comment|join the conversation|join the discussion|view comments|view all comments|show comments|reader comments|no comments|no comments yet|comments are closed|be the first to comment|write a comment|conversation|discussion|responses|thoughts on|your comment|have your say|cancel reply|comment on this story|log in to comment|sign in to comment',
  furniture:
    'icon|share this article|share this story|in this article|explore more|copied|home|news|world|politics|business|economy|sport|sports|culture|opinion|opinions|technology|tech|science|health|travel|lifestyle|entertainment|video|videos|photos|podcast|podcasts|live|live coverage|breaking|breaking news|menu|search|sign in|log in|login|register|subscribe|subscribe now|sign up|share|share this|share on|save|save article|print|print article|email|copy link|link copied|listen|listen to this article|listen to article|advertisement|advertisements|ad|sponsored|min read|minute read|minutes read|mins read|read min|reading time|views|view|shares|share article|gift article|skip to content|skip to main content|skip to navigation|close|accept|accept all|reject|reject all|ok|submit|send|more|show more|load more|see all|view all|follow|following|follow us|follow us on|text size|font size|a a a|aa|english|language|languages|explainer|analysis|exclusive|features|feature|middle east|europe|asia|africa|americas|us canada|us|uk|syria|turkey|türkiye|iraq|iran|lebanon|israel|palestine|russia|ukraine|latest|top stories|toggle navigation|navigation|main navigation|open menu|close menu|donate|support us|contribute|download app|download our app|get the app|like|likes|reply|report|permalink|reprints|rights and permissions|toggle|play|pause|mute|unmute|loading|image|this article is more than years old|this article is more than year old|click here|published|updated|breadcrumb|site logo|logo|newsfeed|in pictures|gallery|photo gallery|back|a|cookies|manage cookies|cookie settings|manage preferences|edition|weather|events|jobs|shop|magazine|more sections|account|my account|sign out|to top|scroll|facebook|tweet|pin it|embed|expand|view comments|latest news|tap to unmute|story continues below advertisement|article continues below|article continues after advertisement|advertisement continue reading the main story|continue reading the main story|story highlights|share this with|these are external links and will open in a new window|read more about sharing|copy this link|share page|about sharing|supported by|scroll to continue|scroll down|hide caption|toggle caption|enlarge this image|enlarge|media playback is unsupported on your device|create an account|watch live|watch now|find out more|learn more|all|press release|translate|national|local|world news|editorial|editorials|letters|obituaries|classifieds|crime|education|environment|staff',
  starts:
    'stay informed|follow us|follow @|sign up for|sign up to|subscribe to|share this|tags|keywords|filed under|topics|category|categories|posted in|listen to|copyright|all rights reserved|download the|join us on|like us on|enter your email|get the latest|story continues|article continues|advertisement|this article is more than|read our|photo gallery|view gallery|send us|got a tip|click here|to view this|please enable|you are reading|est reading time|estimated reading time|image source|hide caption|share via|share on|save this|support our|become a member|already a subscriber|log in to|login to|skip to|error|terms of',
  phrases:
    'republishing this content|contains incorrect information|send us a correction|all rights reserved|use cookies|uses cookies|cookie policy|privacy policy|terms of use|terms of service|terms and conditions|your email address|our newsletter|daily newsletter|weekly newsletter|email newsletter|required fields are marked|adblock|ad blocker|enable javascript|your browser|unsubscribe at any time|subscribe to our|follow us on|sign up here|not responsible for the content of external|may not be published, broadcast|materials may not be|fair use policy|support our journalism|to post a comment|click here to|log in to your|our whatsapp channel|our telegram channel|download our app|on google news|this site is protected by recaptcha|affiliate links|we may earn a commission|will not be published|opens in new window|opens in a new window|thomson reuters trust principles',
  share:
    'share|facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|email|print|copy|link|reddit|messenger|on|via|tweet|post|this|pocket|flipboard|tumblr|with|instagram|youtube|tiktok|threads|bluesky|mail|to|sms|line|viber|save|google|digg|stumbleupon|plus|snapchat|rss|mastodon|url|gmail|article|flip|pin|it',
  stop: 'the|a|an|and|or|of|to|in|on|for|with|at|by|from|as|is|was|are|were|be|been|has|have|had|that|this|these|those|it|its|he|she|they|his|her|their|said|says|say|not|but|which|who|will|would|could|about|after|before|into|over|more|also|than|when|there|some|other|one|two|new|first|last|year|years|people|told|during|between|while|where|what|our|you|your|we|may|can|all|out|up|if|so|no|do|did|just|like|because|only|most|many|much|time|according|monday|tuesday|wednesday|thursday|friday|saturday|sunday|news',
}

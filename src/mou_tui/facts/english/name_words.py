"""The words from which English names are made: capitals, heads of organisations, states, titles, verbs that no name holds."""

import re
from typing import Final

UPPER: Final = "A-ZÀ-ÖØ-Þ"

LOWER: Final = "a-zß-öø-ÿ"

LETTERS: Final = f"{UPPER}{LOWER}"

_WORD: Final = rf"[{UPPER}][{LETTERS}0-9&’'+-]{{0,30}}+(?:\.(?=[{UPPER}]\.)|/(?=[{UPPER}]))?"

HEADS: Final = (
    "University|Universities|Universiti|Universitas|Universität|Université|Institute|Institution|College|School"
    "|Faculty|Department|Ministry"
    "|Ministries|Bank|Company|Corporation|Hospital|Foundation|Association|Agency|Authority|Office|Council"
    "|Commission|Committee|Group|Centre"
    "|Center|Bureau|Division|Laboratory|Academy|Society|Federation|Union|Alliance|Network|Chamber|Embassy"
    "|Consulate|Municipality|City|Province"
    "|Organization|Organisation|Museum|Library|Observatory|Board|Administration|Government|Governments|Fund|Trust"
    "|Enterprise|Enterprises|Industries"
    "|Industry|Holdings|Partners|Club|Hotel|Airways|Airlines|Police|Army|Navy|Command|Service|Services"
    "|Secretariat|Programme|Polytechnic|Consortium"
    "|Cooperative|Cooperatives|Energy|Power|Technologies|Solutions|Systems|Motors|Motor|Electric|Railway|Railways"
    "|Port|Exchange|Clinic|Press|Media"
)

LEGAL: Final = (
    r"(?:Public[ ]Company[ ]Limited|Company[ ]Limited|Co\.?,?[ ]?Ltd\b\.?|Pte\.?[ ]Ltd\b\.?|Sdn\.?[ ]Bhd\b\.?"
    r"|PCL\b\.?|PLC\b\.?|Plc\b\.?|Ltd\b\.?|Limited|Inc\b\.?|Corp\b\.?|LLC\b|LLP\b|GmbH|AG|AB|S\.A\.|SA|SE|B\.?V\.?"
    r"|N\.V\.|KK|K\.K\.)"
)

# What may follow `and` within a name: Science and Technology, Agriculture and Cooperatives.
SUBJECTS: Final = (
    "Technology|Technological|Science|Sciences|Commerce|Arts|Art|Economics|Business|Management|Engineering"
    "|Innovation|Innovations|Cooperatives|Cooperation"
    "|Environment|Environmental|Sports|Sport|Tourism|Culture|Cultural|Human|Security|Energy|Industry|Industrial"
    "|Development|Research|Services|Service"
    "|Training|Planning|Policy|Communication|Communications|Information|Informatics|Humanities|Social|Medicine"
    "|Medical|Health|Law|Finance|Financial"
    "|Trade|Standards|Metrology|Technologies|Education|Educational|Agricultural|Agriculture|Fisheries|Forestry"
    "|Irrigation|Plant|Wildlife|Conservation"
    "|Natural|Resources|Mechanical|Electrical|Design|Architecture|Pharmaceutical|Nursing|Dentistry|Public"
    "|Accountancy|Accounting|Banking|Logistics|Food"
    "|Mining|Minerals|Mines|Fuels|Exports|Export|Investment|Labour|Labor|Welfare|Protection|Prevention|Mitigation"
    "|Administration|Political|Local"
    "|Cooperative|Marketing|Digital|Computer|Society|Learning|Telecommunications|Broadcasting|Astronomy|Space"
    "|Geo-Informatics|Coastal|Marine|Youth"
    "|Family|Justice|Entrepreneurship|International|Global|Regional|Asian|Allied|Applied|Fine|Performing|Liberal"
    "|Robotics|Crafts|Innovation"
)

_NAME_WORD: Final = rf"(?!Co\b\.?,?[ ]?Ltd|Public[ ]Company|Company[ ]Limited|Pte\b|Sdn\b)(?:{_WORD}|[{UPPER}]\.)"

_CONNECTED: Final = (
    rf"(?:[ ](?:of|for)(?:[ ]the)?(?:[ ]{_NAME_WORD})|[ ](?:de|del|du|la|von|bin)[ ]{_NAME_WORD}"
    rf"|[ ]?,?[ ](?:and|&)[ ](?=(?:{SUBJECTS})\b)(?:{_NAME_WORD})"
    rf"|,[ ](?=(?:{SUBJECTS}),?[ ](?:(?:{SUBJECTS}),?[ ])?and[ ](?:{SUBJECTS})\b)(?:{_NAME_WORD})"
    rf"|[ ]&[ ]{_NAME_WORD}|[ ]{_NAME_WORD})"
)

RUN: Final = re.compile(
    rf"(?<![{LETTERS}0-9])(?:{_NAME_WORD}){_CONNECTED}{{0,14}}(?:,?[ ]{LEGAL}(?![{LETTERS}])|[ ]\((?:Thailand|Asia"
    rf"|International)\)(?:[ ]{LEGAL})?)*"
)

HEAD: Final = re.compile(rf"(?<![{LETTERS}])(?:{HEADS})(?![{LETTERS}])")

LEGAL_END: Final = re.compile(rf"(?<![{LETTERS}]){LEGAL}(?![{LETTERS}])")

BRACKET: Final = re.compile(r"[ ]?\((?P<form>[A-Z][A-Za-z0-9&.-]{1,14}(?:[ -][A-Z][A-Za-z0-9]{1,10})?)\)")

LEAD: Final = re.compile(
    r"(?:The|On|In|At|By|And|Between|Under|With|For|From|Both|This|That|Through|Meanwhile|Moreover|Furthermore"
    r"|Today|Yesterday|Recently|Also|During|Following|After|Since|While|As|Within|Before|Earlier|Later|Then"
    r"|However|Additionally|According[ ]to|Together[ ]with|Including|Representing|Regarding|Executives[ ]of"
    r"|MOU|MoU|MOA|MoA|Signing|Ceremony|Signed|Memorandum|Bangkok[ ][–-])[ ]+(?:the[ ]|The[ ])?"
)

# Words that begin sentences or clauses, and nations' adjectives: a capital makes them no names.
FUNCTION_WORDS: Final = (
    r"(?:After|According|Following|During|Within|While|When|Where|Earlier|Later|Then|However|Additionally|Moreover"
    r"|Furthermore|Meanwhile|Recently|Today|Yesterday|Both|Another|One|Two|Three|Four|Five|Several|Many|All|Each"
    r"|In|On|At|By|For|From|With|To|As|If|And|But|Or|Of|Also|Under|Between|Through|Since|Before|Such|Their|Its|His"
    r"|Her|Who|Which|What|There|Here|Not|No|Photo|Photos|Figure|Home|News|Read|More|Source|First|Second|Third"
    r"|Representing|Including|Welcoming|Signing|Signed|Representatives?|Leaders?|Executives?|Officials?|Delegates?)"
)

DEMONYMS: Final = (
    r"(?:Thai|Japanese|Chinese|Korean|Vietnamese|Lao|Laotian|Cambodian|Malaysian|Indonesian|Singaporean|Filipino"
    r"|Burmese|Indian|Iranian|Israeli|Russian|German|French|British|American|Australian|Canadian|Italian|Spanish"
    r"|Dutch|Swiss|Swedish|Danish|Finnish|Norwegian|Austrian|Belgian|Polish|Hungarian|Czech|Turkish|Saudi|Qatari"
    r"|European|Asian|African|International|Global|Taiwanese|Nepalese|Bangladeshi|Pakistani|Mongolian|Bhutanese)"
)

NOT_ORGANIZATION: Final = re.compile(
    rf"(?:{FUNCTION_WORDS}|{DEMONYMS})(?:[ ](?:{FUNCTION_WORDS}|{DEMONYMS}|MO[UA]s?|Mo[UA]s?))*|"
    r"(?:MOU|MoU|MOUs|MoUs|MOA|MoA|LOI|LoI|CEO|Memorand(?:um|a)\b.*|Letter[s]?[ ]of[ ]Intent.*|Agreement.*|SDGs?"
    r"|COVID|AI|IT|ICT|R&D|PhD|GMT|THB|USD|Tel|Fax"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August"
    r"|September|October|November|December"
    r"|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|The|It|He|She|They|Dr|Mr|Ms"
    r"|Mrs|Prof|Professor|Both|This|These|We|Our)(?:[ ]\d.*)?"
)

STATE: Final = re.compile(
    r"(?:Thailand|Laos|Lao[ ]PDR|Cambodia|Myanmar|Vietnam|Viet[ ]Nam|Malaysia|Singapore|Indonesia"
    r"|(?:the[ ])?Philippines|Brunei|China|Japan|(?:South[ ]|Republic[ ]of[ ])?Korea"
    r"|Taiwan|India|Bangladesh|Sri[ ]Lanka|Nepal|Bhutan|Maldives|Israel|Saudi[ ]Arabia|UAE|Qatar|Kuwait|Bahrain"
    r"|Oman|Turkey|Türkiye|Russia|Kazakhstan"
    r"|Germany|France|(?:the[ ])?UK|United[ ]Kingdom|(?:the[ ])?US|USA|United[ ]States|Italy|Spain|Portugal"
    r"|(?:the[ ])?Netherlands|Belgium|Switzerland|Austria|Sweden"
    r"|Denmark|Finland|Norway|Poland|Hungary|Czech[ ]Republic|Ireland|Greece|Australia|New[ ]Zealand|Canada|Mexico"
    r"|Brazil|Chile|Peru|Argentina"
    r"|South[ ]Africa|Egypt|Kenya|Nigeria|Timor-Leste)(?![A-Za-z])"
)

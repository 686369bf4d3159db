/**
 * IATA metropolitan area codes with their airports, the main one first.
 * `CODE|City as GeoNames spells it|country|airports`. The codes are facts of the trade; the list is ours.
 */
export const metros = `
LON|London|GB|LHR LGW STN LTN LCY SEN
PAR|Paris|FR|CDG ORY BVA
ROM|Rome|IT|FCO CIA
MIL|Milan|IT|MXP LIN BGY
BER|Berlin|DE|BER
STO|Stockholm|SE|ARN BMA NYO VST
OSL|Oslo|NO|OSL TRF
MOW|Moscow|RU|SVO DME VKO ZIA
PPT|Papeete|PF|PPT MOZ
REK|Reykjavík|IS|KEF RKV
BRU|Brussels|BE|BRU CRL
BUH|Bucharest|RO|OTP BBU
VCE|Venice|IT|VCE TSF
GLA|Glasgow|GB|GLA PIK
BFS|Belfast|GB|BFS BHD
TCI|Santa Cruz de Tenerife|ES|TFS TFN
KBP|Kyiv|UA|KBP IEV
WAW|Warsaw|PL|WAW WMI
IST|Istanbul|TR|IST SAW
IZM|İzmir|TR|ADB
THR|Tehran|IR|IKA THR
DXB|Dubai|AE|DXB DWC
JNB|Johannesburg|ZA|JNB HLA
NYC|New York City|US|JFK EWR LGA SWF
CHI|Chicago|US|ORD MDW RFD
WAS|Washington, D.C.|US|IAD DCA BWI
HOU|Houston|US|IAH HOU
DFW|Dallas|US|DFW DAL
DTT|Detroit|US|DTW
MIA|Miami|US|MIA
ORL|Orlando|US|MCO SFB
BOS|Boston|US|BOS
PHL|Philadelphia|US|PHL
MSP|Minneapolis|US|MSP
YTO|Toronto|CA|YYZ YTZ YHM
YMQ|Montréal|CA|YUL
YEA|Edmonton|CA|YEG
MEX|Mexico City|MX|MEX NLU TLC
SAO|São Paulo|BR|GRU CGH VCP
RIO|Rio de Janeiro|BR|GIG SDU
BHZ|Belo Horizonte|BR|CNF
BUE|Buenos Aires|AR|EZE AEP
BOG|Bogotá|CO|BOG
SCL|Santiago|CL|SCL
CCS|Caracas|VE|CCS
TYO|Tokyo|JP|HND NRT
OSA|Osaka|JP|KIX ITM UKB
NGO|Nagoya|JP|NGO NKM
SPK|Sapporo|JP|CTS OKD
SEL|Seoul|KR|ICN GMP
BJS|Beijing|CN|PEK PKX
SHA|Shanghai|CN|PVG SHA
CTU|Chengdu|CN|TFU CTU
TPE|Taipei|TW|TPE TSA
BKK|Bangkok|TH|BKK DMK
JKT|Jakarta|ID|CGK HLP
MNL|Manila|PH|MNL CRK
KUL|Kuala Lumpur|MY|KUL SZB
BOM|Mumbai|IN|BOM
DEL|Delhi|IN|DEL
CMB|Colombo|LK|CMB RML
MEL|Melbourne|AU|MEL AVV
NBO|Nairobi|KE|NBO WIL
`
  .trim()
  .split('\n')
  .map((line) => {
    const [code = '', name = '', country = '', airports = ''] = line.split('|')
    return { code, name, country, airports: airports.split(' ') }
  })

/** Where GeoNames keeps the local spelling of a city that English speakers type otherwise. */
export const englishNames: Readonly<Record<string, string>> = {
  Genève: 'Geneva',
  Köln: 'Cologne',
  Mormugao: 'Goa',
  Sevilla: 'Seville',
  'New York City': 'New York',
  'Washington, D.C.': 'Washington',
}

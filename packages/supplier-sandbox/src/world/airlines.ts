/** Invented fares, real carriers: IATA code | name | country | hubs, the busiest first | how dear against the market. */
const table = `
BA|British Airways|GB|LHR LGW|1.12
VS|Virgin Atlantic|GB|LHR|1.08
U2|easyJet|GB|LGW LTN|0.72
FR|Ryanair|IE|DUB STN|0.62
EI|Aer Lingus|IE|DUB|0.95
AF|Air France|FR|CDG ORY|1.1
KL|KLM|NL|AMS|1.06
LH|Lufthansa|DE|FRA MUC|1.14
EW|Eurowings|DE|DUS|0.8
LX|SWISS|CH|ZRH GVA|1.18
OS|Austrian|AT|VIE|1.04
SN|Brussels Airlines|BE|BRU|0.98
IB|Iberia|ES|MAD|1.02
VY|Vueling|ES|BCN|0.74
TP|TAP Air Portugal|PT|LIS OPO|0.92
AZ|ITA Airways|IT|FCO LIN|0.99
SK|SAS|SE|CPH ARN OSL|1.01
AY|Finnair|FI|HEL|1.0
DY|Norwegian|NO|OSL|0.78
FI|Icelandair|IS|KEF|0.9
LO|LOT Polish Airlines|PL|WAW|0.88
A3|Aegean Airlines|GR|ATH|0.9
TK|Turkish Airlines|TR|IST|0.96
PC|Pegasus|TR|SAW|0.68
EK|Emirates|AE|DXB|1.16
EY|Etihad Airways|AE|AUH|1.08
QR|Qatar Airways|QA|DOH|1.15
SV|Saudia|SA|JED RUH|0.9
MS|EgyptAir|EG|CAI|0.82
ET|Ethiopian Airlines|ET|ADD|0.86
KQ|Kenya Airways|KE|NBO|0.88
SA|South African Airways|ZA|JNB|0.95
AT|Royal Air Maroc|MA|CMN|0.84
AA|American Airlines|US|DFW MIA CLT PHL JFK|1.05
DL|Delta Air Lines|US|ATL DTW MSP JFK|1.08
UA|United Airlines|US|ORD IAH EWR DEN SFO|1.06
B6|JetBlue|US|JFK BOS|0.86
WN|Southwest Airlines|US|MDW DAL LAS BWI|0.78
AS|Alaska Airlines|US|SEA PDX|0.9
AC|Air Canada|CA|YYZ YUL YVR|1.02
WS|WestJet|CA|YYC|0.84
AM|Aeroméxico|MX|MEX|0.9
CM|Copa Airlines|PA|PTY|0.93
AV|Avianca|CO|BOG|0.85
LA|LATAM Airlines|CL|SCL GRU LIM|0.95
G3|GOL|BR|GIG CGH|0.76
AR|Aerolíneas Argentinas|AR|EZE AEP|0.86
JL|Japan Airlines|JP|HND NRT KIX|1.14
NH|ANA|JP|HND NRT|1.15
KE|Korean Air|KR|ICN|1.08
OZ|Asiana Airlines|KR|ICN|1.0
CA|Air China|CN|PEK CTU|0.84
MU|China Eastern|CN|PVG|0.8
CZ|China Southern|CN|CAN|0.79
CX|Cathay Pacific|HK|HKG|1.1
BR|EVA Air|TW|TPE|1.0
SQ|Singapore Airlines|SG|SIN|1.2
TG|Thai Airways|TH|BKK|0.98
MH|Malaysia Airlines|MY|KUL|0.9
GA|Garuda Indonesia|ID|CGK|0.88
VN|Vietnam Airlines|VN|SGN HAN|0.84
PR|Philippine Airlines|PH|MNL|0.86
AI|Air India|IN|DEL BOM|0.87
6E|IndiGo|IN|DEL BLR|0.66
QF|Qantas|AU|SYD MEL|1.12
NZ|Air New Zealand|NZ|AKL|1.06
ZZ|Duffel Airways|GB||0.9
`

export interface AirlineFacts {
  readonly code: string
  readonly name: string
  readonly country: string
  readonly hubs: readonly string[]
  readonly dearness: number
  /** Lets a fare be held unpaid. */
  readonly holds: boolean
}

/** Low-cost carriers want their money at once. */
const noHolds = new Set([
  'U2',
  'FR',
  'EW',
  'VY',
  'DY',
  'PC',
  'WN',
  'G3',
  '6E',
  'B6',
  'KL',
  'LO',
  'CZ',
  'AI',
  'PR',
])

export const airlines: readonly AirlineFacts[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [code = '', name = '', country = '', hubs = '', dearness = '1'] = line.split('|')
    const facts = { code, name, country, dearness: Number(dearness), holds: !noHolds.has(code) }
    return { ...facts, hubs: hubs === '' ? [] : hubs.split(' ') }
  })

/** The one that flies where nobody else does. */
export const lastResort = airlines.find(({ code }) => code === 'ZZ')!

/** Aircraft by how far they go: `IATA code | name | range in km`. */
export const aircraft = [
  { code: 'AT7', name: 'ATR 72', range: 900 },
  { code: '223', name: 'Airbus A220-300', range: 2_000 },
  { code: '320', name: 'Airbus A320', range: 3_600 },
  { code: '32Q', name: 'Airbus A321neo', range: 5_200 },
  { code: '789', name: 'Boeing 787-9', range: 10_500 },
  { code: '77W', name: 'Boeing 777-300ER', range: 12_500 },
  { code: '359', name: 'Airbus A350-900', range: 20_000 },
] as const

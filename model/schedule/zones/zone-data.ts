/** Written by `npm run zones` from the package moment-timezone, which follows the IANA time zone database. */
export const ZONE_DATA_RELEASE = "2026f";

/** The year in which each history begins. */
export const FIRST_YEAR_OF_HISTORIES = 2010;

/**
 * What comes each year: month, the first weekday from a day on, clock time before the change, minutes ahead of UTC
 * after it. "3 1>=25 120=120" is the last Sunday (1) of March at 02:00, to UTC+2. A time of 1440 is the day's end.
 */
export const YEARLY_CHANGES: readonly string[] = [
  "4 5>=23 1440=180, 10 5>=25 1440=120",
  "3 1>=25 120=120, 10 1>=25 180=60",
  "3 1>=8 120=-540, 11 1>=1 120=-600",
  "3 1>=8 120=-480, 11 1>=1 120=-540",
  "3 1>=8 120=-360, 11 1>=1 120=-420",
  "3 1>=8 120=-300, 11 1>=1 120=-360",
  "3 1>=8 120=-240, 11 1>=1 120=-300",
  "3 1>=8 120=-420, 11 1>=1 120=-480",
  "3 1>=8 120=-180, 11 1>=1 120=-240",
  "3 7>=24 1380=-60, 10 7>=24 1440=-120",
  "3 7>=7 1440=-240, 11 1>=1 60=-300",
  "3 1>=8 120=-120, 11 1>=1 120=-180",
  "4 7>=1 1440=-240, 9 7>=1 1440=-180",
  "3 1>=8 120=-150, 11 1>=1 120=-210",
  "4 1>=1 180=600, 10 1>=1 120=660",
  "4 1>=1 180=720, 9 1>=24 120=780",
  "3 1>=25 60=120, 10 1>=25 180=0",
  "3 7>=24 1440=180, 10 7>=24 1440=120",
  "3 1>=25 180=180, 10 1>=25 240=120",
  "3 7>=24 120=180, 10 7>=24 120=120",
  "3 6>=23 120=180, 10 1>=25 120=120",
  "3 7>=24 1440=0, 10 1>=25 60=-60",
  "3 1>=25 60=60, 10 1>=25 120=0",
  "4 1>=1 180=570, 10 1>=1 120=630",
  "4 1>=1 120=630, 10 1>=1 120=660",
  "4 7>=1 1320=-360, 9 7>=1 1320=-300",
  "4 1>=1 225=765, 9 1>=24 165=825",
  "4 1>=1 180=660, 10 1>=1 120=720",
];

/**
 * The zones of each history: minutes ahead of UTC at its beginning; single changes, as minutes since the change
 * before (base 36) = minutes ahead of UTC after it; @n/year, that YEARLY_CHANGES[n] come from a year on.
 */
export const ZONES_BY_HISTORY: Readonly<Record<string, string>> = {
  "0": "Africa/Abidjan Africa/Accra Africa/Bamako Africa/Banjul Africa/Bissau Africa/Conakry Africa/Dakar Africa/Freetown Africa/Lome Africa/Monrovia Africa/Nouakchott Africa/Ouagadougou Africa/Timbuktu America/Danmarkshavn Atlantic/Reykjavik Atlantic/St_Helena Etc/GMT Etc/GMT+0 Etc/GMT-0 Etc/GMT0 Etc/Greenwich Etc/UCT Etc/UTC Etc/Universal Etc/Zulu GMT GMT+0 GMT-0 GMT0 Greenwich Iceland UCT UTC Universal Zulu",
  "60": "Africa/Algiers Africa/Bangui Africa/Brazzaville Africa/Douala Africa/Kinshasa Africa/Lagos Africa/Libreville Africa/Luanda Africa/Malabo Africa/Ndjamena Africa/Niamey Africa/Porto-Novo Africa/Tunis Etc/GMT-1",
  "120":
    "Africa/Blantyre Africa/Bujumbura Africa/Gaborone Africa/Harare Africa/Johannesburg Africa/Kigali Africa/Lubumbashi Africa/Lusaka Africa/Maputo Africa/Maseru Africa/Mbabane Etc/GMT-2",
  "180":
    "Africa/Addis_Ababa Africa/Asmara Africa/Asmera Africa/Dar_es_Salaam Africa/Djibouti Africa/Kampala Africa/Mogadishu Africa/Nairobi Antarctica/Syowa Asia/Aden Asia/Baghdad Asia/Bahrain Asia/Kuwait Asia/Qatar Asia/Riyadh Etc/GMT-3 Indian/Antananarivo Indian/Comoro Indian/Mayotte",
  "240": "Asia/Dubai Asia/Muscat Asia/Tbilisi Etc/GMT-4 Indian/Mahe Indian/Mauritius Indian/Reunion",
  "270": "Asia/Kabul",
  "300":
    "Antarctica/Mawson Asia/Aqtau Asia/Aqtobe Asia/Ashgabat Asia/Ashkhabad Asia/Atyrau Asia/Dushanbe Asia/Karachi Asia/Oral Asia/Samarkand Asia/Tashkent Etc/GMT-5 Indian/Kerguelen Indian/Maldives",
  "330": "Asia/Calcutta Asia/Colombo Asia/Kolkata",
  "345": "Asia/Kathmandu Asia/Katmandu",
  "360": "Asia/Bishkek Asia/Dacca Asia/Dhaka Asia/Kashgar Asia/Thimbu Asia/Thimphu Asia/Urumqi Etc/GMT-6 Indian/Chagos",
  "390": "Asia/Rangoon Asia/Yangon Indian/Cocos",
  "420":
    "Asia/Bangkok Asia/Ho_Chi_Minh Asia/Jakarta Asia/Phnom_Penh Asia/Pontianak Asia/Saigon Asia/Vientiane Etc/GMT-7 Indian/Christmas",
  "480":
    "Asia/Brunei Asia/Chongqing Asia/Chungking Asia/Harbin Asia/Hong_Kong Asia/Kuala_Lumpur Asia/Kuching Asia/Macao Asia/Macau Asia/Makassar Asia/Manila Asia/Shanghai Asia/Singapore Asia/Taipei Asia/Ujung_Pandang Australia/Perth Australia/West Etc/GMT-8 Hongkong PRC ROC Singapore",
  "525": "Australia/Eucla",
  "540": "Asia/Dili Asia/Jayapura Asia/Seoul Asia/Tokyo Etc/GMT-9 Japan Pacific/Palau ROK",
  "570": "Australia/Darwin Australia/North",
  "600":
    "Antarctica/DumontDUrville Australia/Brisbane Australia/Lindeman Australia/Queensland Etc/GMT-10 Pacific/Chuuk Pacific/Guam Pacific/Port_Moresby Pacific/Saipan Pacific/Truk Pacific/Yap",
  "660": "Etc/GMT-11 Pacific/Efate Pacific/Guadalcanal Pacific/Kosrae Pacific/Noumea Pacific/Pohnpei Pacific/Ponape",
  "720":
    "Etc/GMT-12 Kwajalein Pacific/Funafuti Pacific/Kwajalein Pacific/Majuro Pacific/Nauru Pacific/Tarawa Pacific/Wake Pacific/Wallis",
  "780": "Etc/GMT-13 Pacific/Enderbury Pacific/Kanton",
  "840": "Etc/GMT-14 Pacific/Kiritimati",
  "120 3o4o=180 36ec=120 xdo=180 nac=120 14u1o=180 1amc=120 12xo=180 1q6c=120 @0/2023": "Africa/Cairo Egypt",
  "0 3qg0=60 30uc=0 7cho=60 3o6c=0 8fh0=60 2j40=0 yg0=60 19k0=0 6hc0=60 25s0=0 11s0=60 2eo0=0 4r40=60 2s00=0 12w0=60 2mg0=0 4r40=60 2dk0=0 12w0=60 30w0=0 4r40=60 25s0=0 12w0=60 3gg0=0 4jc0=60 1q80=0 1ao0=60 3o80=0 4jc0=60 1ig0=0 12w0=60 9xs0=0 12w0=60 9q00=0 1ao0=60 9q00=0 12w0=60 9q00=0 1ao0=60 9q00=0 12w0=60 9xs0=0 12w0=60 9q00=0 1ao0=60 9q00=0 12w0=60 5m6c=0":
    "Africa/Casablanca Africa/El_Aaiun",
  "60 @1/2010":
    "Africa/Ceuta Arctic/Longyearbyen Atlantic/Jan_Mayen CET Europe/Amsterdam Europe/Andorra Europe/Belgrade Europe/Berlin Europe/Bratislava Europe/Brussels Europe/Budapest Europe/Busingen Europe/Copenhagen Europe/Gibraltar Europe/Ljubljana Europe/Luxembourg Europe/Madrid Europe/Malta Europe/Monaco Europe/Oslo Europe/Paris Europe/Podgorica Europe/Prague Europe/Rome Europe/San_Marino Europe/Sarajevo Europe/Skopje Europe/Stockholm Europe/Tirane Europe/Vaduz Europe/Vatican Europe/Vienna Europe/Warsaw Europe/Zagreb Europe/Zurich MET Poland",
  "180 3gyr0=120": "Africa/Juba",
  "180 2gar0=120": "Africa/Khartoum",
  "0 2i6po=60 b9k0=0": "Africa/Sao_Tome",
  "120 w800=60 4ag0=120": "Africa/Tripoli Libya",
  "120 2vc0=60 4r5o=120 6hac=60 4r5o=120 6hac=60 4r5o=120 6p2c=60 4jdo=120 6p2c=60 4r5o=120 6hac=60 4r5o=120 6hac=60 4r5o=120 6hac=60 4r5o=120":
    "Africa/Windhoek",
  "-600 @2/2010": "America/Adak America/Atka US/Aleutian",
  "-540 @3/2010": "America/Anchorage America/Juneau America/Nome America/Sitka America/Yakutat US/Alaska",
  "-240":
    "America/Anguilla America/Antigua America/Aruba America/Barbados America/Blanc-Sablon America/Boa_Vista America/Curacao America/Dominica America/Grenada America/Guadeloupe America/Guyana America/Kralendijk America/La_Paz America/Lower_Princes America/Manaus America/Marigot America/Martinique America/Montserrat America/Port_of_Spain America/Porto_Velho America/Puerto_Rico America/Santo_Domingo America/St_Barthelemy America/St_Kitts America/St_Lucia America/St_Thomas America/St_Vincent America/Tortola America/Virgin Brazil/West Etc/GMT+4",
  "-180 vlx0=-120 3o6c=-180": "America/Araguaina",
  "-180":
    "America/Argentina/Buenos_Aires America/Argentina/Catamarca America/Argentina/ComodRivadavia America/Argentina/Cordoba America/Argentina/Jujuy America/Argentina/La_Rioja America/Argentina/Mendoza America/Argentina/Rio_Gallegos America/Argentina/Salta America/Argentina/San_Juan America/Argentina/San_Luis America/Argentina/Tucuman America/Argentina/Ushuaia America/Belem America/Buenos_Aires America/Catamarca America/Cayenne America/Cordoba America/Fortaleza America/Jujuy America/Maceio America/Mendoza America/Paramaribo America/Recife America/Rosario America/Santarem Antarctica/Rothera Etc/GMT+3",
  "-180 3390=-240 5eho=-180 5tyc=-240 5eho=-180 5tyc=-240 5m9o=-180 56mc=-240 61to=-180 56mc=-240 61to=-180 56mc=-240 61to=-180 5eec=-240 5u1o=-180 5eec=-240 5u1o=-180 5eec=-240 61to=-180 56mc=-240 61to=-180 56mc=-240 61to=-180 5eec=-240 5u1o=-180 5eec=-240 5u1o=-180 5eec=-240 5u1o=-180 5eec=-240 61to=-180":
    "America/Asuncion",
  "-300":
    "America/Atikokan America/Bogota America/Cayman America/Coral_Harbour America/Guayaquil America/Jamaica America/Lima America/Panama EST Etc/GMT+5 Jamaica",
  "-180 k5p0=-120 43qc=-180": "America/Bahia",
  "-420 2vr0=-300 6h8o=-360 4r5o=-300 6hac=-360 4r5o=-300 6hac=-360 4yxo=-300 69ic=-360 4yxo=-300 69ic=-360 4yxo=-300 69ic=-360 4yxo=-300 6hac=-360 4r5o=-300 6hac=-360 4r5o=-300 6hac=-360 4yxo=-300 69ic=-360 4yxo=-300 69ic=-360 4yxo=-300 6hac=-360 4r5o=-300 6hac=-360":
    "America/Bahia_Banderas",
  "-360":
    "America/Belize America/Costa_Rica America/El_Salvador America/Guatemala America/Managua America/Regina America/Swift_Current America/Tegucigalpa Canada/Saskatchewan Etc/GMT+6 Pacific/Galapagos",
  "-420 @4/2010": "America/Boise America/Cambridge_Bay America/Denver America/Shiprock MST7MDT Navajo US/Mountain",
  "-180 1kt0=-240 7cho=-180 3vyc=-240 7cho=-180 43qc=-240 7cho=-180 3o6c=-240 7k9o=-180 3o6c=-240 7k9o=-180 3vyc=-240 7cho=-180 3vyc=-240 7cho=-180 3vyc=-240 7cho=-180 3vyc=-240 7zto=-180 38mc=-240":
    "America/Campo_Grande America/Cuiaba",
  "-360 2vpc=-300 6hac=-360 4r5o=-300 6hac=-360 4r5o=-300 6hac=-360 4yxo=-300 69ic=-360 4yxo=-300 69ic=-360 30xo=-300":
    "America/Cancun",
  "-270 1zd7o=-240": "America/Caracas",
  "-360 @5/2010":
    "America/Chicago America/Indiana/Knox America/Indiana/Tell_City America/Knox_IN America/Matamoros America/Menominee America/North_Dakota/Center America/North_Dakota/New_Salem America/Rankin_Inlet America/Resolute CST6CDT US/Central US/Indiana-Starke",
  "-420 2vr0=-360 6hac=-420 4r5o=-360 6hac=-420 4r5o=-360 6hac=-420 4yxo=-360 69ic=-420 4yxo=-360 69ic=-420 4yxo=-360 69ic=-420 4yxo=-360 6hac=-420 4r5o=-360 6hac=-420 4r5o=-360 6hac=-420 4yxo=-360 69ic=-420 4yxo=-360 69ic=-420 4yxo=-360 6hac=-420 4r5o=-360":
    "America/Chihuahua",
  "-420 28f0=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 43to=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 43to=-360 7cec=-420 3w1o=-360 82z0=-420 @4/2023":
    "America/Ciudad_Juarez",
  "-180 2vh0=-240 5u1o=-180 6hac=-240 38po=-180 7ryc=-240 3w1o=-180 7cec=-240 43to=-180 74mc=-240 43to=-180 j0ec=-240 2t5o=-180 8fac=-240 2t5o=-180 8fac=-240 2t5o=-180 7cec=-240 4r5o=-180 6hac=-240 4r5o=-180 6hac=-240 4r5o=-180 6hac=-240 4yxo=-180 69ic=-240 4r5o=-180 6p2c=-240 4r5o=-180":
    "America/Coyhaique",
  "-420": "America/Creston America/Dawson_Creek America/Hermosillo America/Phoenix Etc/GMT+7 MST US/Arizona",
  "-480 28go=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420 7cec=-480 43to=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420":
    "America/Dawson America/Whitehorse Canada/Yukon",
  "-300 @6/2010":
    "America/Detroit America/Fort_Wayne America/Indiana/Indianapolis America/Indiana/Marengo America/Indiana/Petersburg America/Indiana/Vevay America/Indiana/Vincennes America/Indiana/Winamac America/Indianapolis America/Iqaluit America/Kentucky/Louisville America/Kentucky/Monticello America/Louisville America/Montreal America/Nassau America/New_York America/Nipigon America/Pangnirtung America/Thunder_Bay America/Toronto Canada/Eastern EST5EDT US/East-Indiana US/Eastern US/Michigan",
  "-420 28f0=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 43to=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 43to=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360":
    "America/Edmonton America/Inuvik America/Yellowknife Canada/Mountain",
  "-240 17hqo=-300": "America/Eirunepe America/Porto_Acre America/Rio_Branco Brazil/Acre",
  "-480 @7/2010":
    "America/Ensenada America/Los_Angeles America/Santa_Isabel America/Tijuana Mexico/BajaNorte PST8PDT US/Pacific",
  "-480 28go=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420":
    "America/Fort_Nelson",
  "-240 @8/2010": "America/Glace_Bay America/Halifax America/Moncton America/Thule Atlantic/Bermuda Canada/Atlantic",
  "-180 2nlo=-120 6p40=-180 4jc0=-120 6p40=-180 4jc0=-120 6p40=-180 4r40=-120 6hc0=-180 4r40=-120 6hc0=-180 4r40=-120 6hc0=-180 4r40=-120 6p40=-180 4jc0=-120 6p40=-180 4jc0=-120 6p40=-180 4r40=-120 6hc0=-180 4r40=-120 6hc0=-180 4r40=-120 6p40=-180 4jc0=-120 6p40=-180 4jc0=-120 @9/2024":
    "America/Godthab America/Nuuk",
  "-240 286p=-180 7cec=-240 3w1o=-180 7chn=-240 @8/2012": "America/Goose_Bay",
  "-300 28bo=-240 7cec=-300 3w1o=-240 7cec=-300 3w1o=-240 7cec=-300 3w1o=-240 7cec=-300 3w1o=-240 7cec=-300 3w1o=-240 159ic=-300 @6/2019":
    "America/Grand_Turk",
  "-300 288c=-240 74o0=-300 4bk0=-240 7cg0=-300 4bk0=-240 6p40=-300 3w00=-240 7cg0=-300 3w00=-240 7cg0=-300 3w00=-240 7cg0=-300 43s0=-240 7cg0=-300 3w00=-240 7cg0=-300 3w00=-240 7cg0=-300 3w00=-240 7cg0=-300 3w00=-240 7cg0=-300 43s0=-240 7cg0=-300 3w00=-240 7cg0=-300 3w00=-240 7cg0=-300 3w00=-240 7cg0=-300 3w00=-240 7cg0=-300 3w00=-240 iso0=-300 @10/2028":
    "America/Havana Cuba",
  "-420 2vr0=-360 6hac=-420 4r5o=-360 6hac=-420 4r5o=-360 6hac=-420 4yxo=-360 69ic=-420 4yxo=-360 69ic=-420 4yxo=-360 69ic=-420 4yxo=-360 6hac=-420 4r5o=-360 6hac=-420 4r5o=-360 6hac=-420 4yxo=-360 69ic=-420 4yxo=-360 69ic=-420 4yxo=-360 6hac=-420 4r5o=-360 6hac=-420":
    "America/Mazatlan Mexico/BajaSur",
  "-360 2vpc=-300 6hac=-360 4r5o=-300 6hac=-360 4r5o=-300 6hac=-360 4yxo=-300 69ic=-360 4yxo=-300 69ic=-360 4yxo=-300 69ic=-360 4yxo=-300 6hac=-360 4r5o=-300 6hac=-360 4r5o=-300 6hac=-360 4yxo=-300 69ic=-360 4yxo=-300 69ic=-360 4yxo=-300 6hac=-360 4r5o=-300 6hac=-360":
    "America/Merida America/Mexico_City America/Monterrey Mexico/General",
  "-480 1tr4o=-540 43to=-480 7cec=-540 3w1o=-480 7cec=-540 3w1o=-480 9pyc=-540 1iho=-480 7cec=-540 @3/2020":
    "America/Metlakatla",
  "-180 @11/2010": "America/Miquelon",
  "-120 286o=-180 69lo=-120 4yuc=-180 69lo=-120 4yuc=-180 6hdo=-120 4r2c=-180 6hdo=-120 4r2c=-180 6hdo=-120 4r2c=-180":
    "America/Montevideo",
  "-120": "America/Noronha Atlantic/South_Georgia Brazil/DeNoronha Etc/GMT+2",
  "-420 28f0=-360 @5/2011": "America/North_Dakota/Beulah",
  "-420 28f0=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 43to=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 3w1o=-360 7cec=-420 43to=-360 7cec=-420 3w1o=-360 @5/2023":
    "America/Ojinaga",
  "-300 op7o=-240 7cec=-300 3w1o=-240 7cec=-300 3w1o=-240 7cec=-300 3w1o=-240 7cec=-300 @6/2017":
    "America/Port-au-Prince",
  "-180 2vh0=-240 5u1o=-180 6hac=-240 38po=-180 7ryc=-240 3w1o=-180 7cec=-240 43to=-180 74mc=-240 43to=-180 j0ec=-240 2t5o=-180":
    "America/Punta_Arenas Antarctica/Palmer",
  "-360 28dc=-300 7cec=-360 3w1o=-300 7cec=-360 3w1o=-300 7cec=-360 3w1o=-300 7cec=-360 3w1o=-300 7cec=-360 3w1o=-300 7cec=-360 43to=-300 7cec=-360 3w1o=-300 7cec=-360 3w1o=-300 7cec=-360 3w1o=-300 7cec=-360 3w1o=-300 7cec=-360 43to=-300 7cec=-360 3w1o=-300 7cec=-360 3w1o=-300 7cec=-360 3w1o=-300 7cec=-360 3w1o=-300 7cec=-360 3w1o=-300":
    "America/Rainy_River America/Winnipeg Canada/Central",
  "-180 2vh0=-240 5u1o=-180 6hac=-240 38po=-180 7ryc=-240 3w1o=-180 7cec=-240 43to=-180 74mc=-240 43to=-180 j0ec=-240 2t5o=-180 8fac=-240 2t5o=-180 8fac=-240 2t5o=-180 7cec=-240 4r5o=-180 6hac=-240 4r5o=-180 6hac=-240 4r5o=-180 6hac=-240 4yxo=-180 @12/2023":
    "America/Santiago Chile/Continental",
  "-120 1krc=-180 7cho=-120 3vyc=-180 7cho=-120 43qc=-180 7cho=-120 3o6c=-180 7k9o=-120 3o6c=-180 7k9o=-120 3vyc=-180 7cho=-120 3vyc=-180 7cho=-120 3vyc=-180 7cho=-120 3vyc=-180 7zto=-120 38mc=-180":
    "America/Sao_Paulo Brazil/East",
  "-60 2nlo=0 6p40=-60 4jc0=0 6p40=-60 4jc0=0 6p40=-60 4r40=0 6hc0=-60 4r40=0 6hc0=-60 4r40=0 6hc0=-60 4r40=0 6p40=-60 4jc0=0 6p40=-60 4jc0=0 6p40=-60 4r40=0 6hc0=-60 4r40=0 6hc0=-60 4r40=0 6p40=-60 4jc0=0 6p40=-60 4jc0=0 6p40=-60 b8g0=-120 @9/2025":
    "America/Scoresbysund",
  "-210 285v=-150 7cec=-210 3w1o=-150 7chn=-210 @13/2012": "America/St_Johns Canada/Newfoundland",
  "-480 28go=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420 7cec=-480 43to=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420 7cec=-480 43to=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420 7cec=-480 3w1o=-420":
    "America/Vancouver Canada/Pacific",
  "660 1xl0=480 il10=660 3lyc=480 1glac=660 fl5o=480 6hh0=660 4ypc=480 67h0=660 4t70=480 6hc1=660 4yqz=480 69p1=660 4yqz=480 69p1=660 4vjz=480":
    "Antarctica/Casey",
  "300 24hc=420 ie6c=300 3m1o=420": "Antarctica/Davis",
  "660 @14/2011": "Antarctica/Macquarie",
  "780 @15/2010": "Antarctica/McMurdo Antarctica/South_Pole NZ Pacific/Auckland",
  "0 @16/2010": "Antarctica/Troll",
  "420 4ddbo=300": "Antarctica/Vostok",
  "360 4fni0=300": "Asia/Almaty Asia/Qostanay",
  "120 2l8o=180 6p40=120 4r40=180 6hc0=120 4r40=180 jfyc=120 30xo=180 6p40=120 4jc0=180 6p40=120 4r40=180 6hc0=120 4r40=180 6hc0=120 4r40=180 6hc0=120 4r40=180 6hc0=120 4r40=180 6p40=120 4jc0=180 6p40=120 3o80=180":
    "Asia/Amman",
  "720 9c90=660 4jc0=720": "Asia/Anadyr Asia/Kamchatka",
  "240 2nk0=300 6p40=240 4jc0=300 6p40=240 4jc0=300 6p40=240 4r40=300 6hc0=240 4r40=300 6hc0=240 4r40=300 6hc0=240":
    "Asia/Baku",
  "360 2ndc=420 6p40=360 4jc0=420 14eec=360 fzlo=420": "Asia/Barnaul",
  "120 @17/2010": "Asia/Beirut",
  "540 2n8c=600 6p40=540 4jc0=600 14eec=480 fznc=540": "Asia/Chita",
  "480 1n060=540 5m30=480 5md0=540 5m30=480": "Asia/Choibalsan Asia/Ulaanbaatar Asia/Ulan_Bator",
  "120 2t0o=180 6hac=120 4r5o=180 6hac=120 4r5o=180 6hac=120 4r5o=180 6hac=120 4r5o=180 6p2c=120 4jdo=180 6p2c=120 4jdo=180 6p2c=120 4r5o=180 6hac=120 4r5o=180 6hac=120 4r5o=180 6hac=120 4r5o=180 6p2c=120 4jdo=180 6p2c=120 4jdo=180":
    "Asia/Damascus",
  "120 2nlo=180 6p40=120 4jc0=180 6p40=120 4jc0=180 6p40=120 4r40=180 6hc0=120 4r40=180 6hc0=120 4r40=180 6hc0=120 4r40=180 hxk0=120 @18/2018":
    "Asia/Famagusta",
  "120 2mcp=180 486b=120 76xp=180 3rib=120 7gxo=180 5eg0=120 5u00=180 5m6c=120 5m9o=180 6hac=120 4s9o=180 6g80=120 4s9o=180 6p2c=120 4jdo=180 6p2c=120 4jdo=180 6p2c=120 4q00=180 6iec=120 4r5o=180 6hc0=120 4r40=180 6o00=120 4lk0=180 6o1o=120 5m9o=180 5m6c=120 5eho=180 5tyc=120 56po=180 61qc=120 4r5o=180 6hac=120 4r5o=180 6p2c=120 4jdo=180 6p2c=120 4jdo=180 6p2c=120 4r5o=180 6hac=120 4r5o=180 6hac=120 4r5o=180 6p2c=120 4jdo=180 6p2c=120 4jdo=180 6p2c=120 4jdo=180 6p2c=120 4r5o=180 69ic=120 4yxo=180 61qc=120 56po=180 5m6c=120 5m9o=180 5eec=120 5u1o=180 4yuc=120 1iho=180 7qc=120 4r5o=180 4jac=120 1apo=180 nac=120 4r5o=180 4bic=120 1apo=180 v2c=120 4r5o=180 3vyc=120 1iho=180 12uc=120 4r5o=180 3o6c=120 1apo=180 1q6c=120 4jdo=180 3gec=120 1apo=180 1xyc=120 4jdo=180 30uc=120 1iho=180 25qc=120 4r5o=180 2lac=120 1apo=180 2lac=120 4r5o=180 25qc=120 1iho=180 2t2c=120 4r5o=180 1xyc=120 1apo=180 3gec=120 4jdo=180 1q6c=120 1apo=180 3o6c=120 4jdo=180 1amc=120 1iho=180 3vyc=120 4r5o=180 v2c=120 1apo=180 4bic=120 4r5o=180 fic=120 1iho=180 4jac=120 4r5o=180 7qc=120 1iho=180 4r2c=120 61to=180 5eec=120 5m9o=180 5m6c=120 56po=180 61qc=120 4yxo=180 69ic=120 4r5o=180 6hac=120 4r5o=180 6p2c=120 4jdo=180 6p2c=120 4jdo=180 6p2c=120 4jdo=180 6p2c=120 4r5o=180 6hac=120 4r5o=180 6hac=120 4r5o=180 6p2c=120 4jdo=180 6p2c=120 4jdo=180 6hac=120 4yxo=180 61qc=120 56po=180 5tyc=120 5eho=180 5eec=120 5u1o=180 56mc=120 1apo=180 7qc=120 4jdo=180 4yuc=120 1apo=180 fic=120 4jdo=180 4jac=120 1iho=180 nac=120 4r5o=180 43qc=120 1apo=180 12uc=120 4r5o=180 3o6c=120 1iho=180 1amc=120 4r5o=180 3gec=120 1iho=180 1q6c=120 4jdo=180 38mc=120 1apo=180 25qc=120 4jdo=180 2t2c=120 1iho=180 2dic=120 4r5o=180 2dic=120 1apo=180 2t2c=120 4r5o=180 25qc=120 1apo=180 30uc=120 4r5o=180 1q6c=120 1iho=180 38mc=120 4r5o=180 1iec=120 1apo=180 3vyc=120 4jdo=180 12uc=120 1iho=180 43qc=120 4jdo=180 v2c=120 1iho=180 4bic=120 4r5o=180 fic=120 1apo=180 4r2c=120 @19/2087":
    "Asia/Gaza",
  "120 2l8o=180 49ac=120 76xp=180 3rib=120 w9o=180 yec=120 5m9o=180 5eg0=120 5u00=180 5m6c=120 5m9o=180 6hac=120 4s9o=180 6g80=120 4s9o=180 6p2c=120 4jdo=180 6p2c=120 4jdo=180 6p2c=120 4q00=180 6iec=120 4r5o=180 6hc0=120 4r40=180 6o00=120 4lk0=180 6o1o=120 5m9o=180 5m6c=120 5eho=180 5tyc=120 56po=180 61qc=120 4r5o=180 6hac=120 4r5o=180 6p2c=120 4jdo=180 6p2c=120 4jdo=180 6p2c=120 4r5o=180 6hac=120 4r5o=180 6hac=120 4r5o=180 6p2c=120 4jdo=180 6p2c=120 4jdo=180 6p2c=120 4jdo=180 6p2c=120 4r5o=180 69ic=120 4yxo=180 61qc=120 56po=180 5m6c=120 5m9o=180 5eec=120 5u1o=180 4yuc=120 1iho=180 7qc=120 4r5o=180 4jac=120 1apo=180 nac=120 4r5o=180 4bic=120 1apo=180 v2c=120 4r5o=180 3vyc=120 1iho=180 12uc=120 4r5o=180 3o6c=120 1apo=180 1q6c=120 4jdo=180 3gec=120 1apo=180 1xyc=120 4jdo=180 30uc=120 1iho=180 25qc=120 4r5o=180 2lac=120 1apo=180 2lac=120 4r5o=180 25qc=120 1iho=180 2t2c=120 4r5o=180 1xyc=120 1apo=180 3gec=120 4jdo=180 1q6c=120 1apo=180 3o6c=120 4jdo=180 1amc=120 1iho=180 3vyc=120 4r5o=180 v2c=120 1apo=180 4bic=120 4r5o=180 fic=120 1iho=180 4jac=120 4r5o=180 7qc=120 1iho=180 4r2c=120 61to=180 5eec=120 5m9o=180 5m6c=120 56po=180 61qc=120 4yxo=180 69ic=120 4r5o=180 6hac=120 4r5o=180 6p2c=120 4jdo=180 6p2c=120 4jdo=180 6p2c=120 4jdo=180 6p2c=120 4r5o=180 6hac=120 4r5o=180 6hac=120 4r5o=180 6p2c=120 4jdo=180 6p2c=120 4jdo=180 6hac=120 4yxo=180 61qc=120 56po=180 5tyc=120 5eho=180 5eec=120 5u1o=180 56mc=120 1apo=180 7qc=120 4jdo=180 4yuc=120 1apo=180 fic=120 4jdo=180 4jac=120 1iho=180 nac=120 4r5o=180 43qc=120 1apo=180 12uc=120 4r5o=180 3o6c=120 1iho=180 1amc=120 4r5o=180 3gec=120 1iho=180 1q6c=120 4jdo=180 38mc=120 1apo=180 25qc=120 4jdo=180 2t2c=120 1iho=180 2dic=120 4r5o=180 2dic=120 1apo=180 2t2c=120 4r5o=180 25qc=120 1apo=180 30uc=120 4r5o=180 1q6c=120 1iho=180 38mc=120 4r5o=180 1iec=120 1apo=180 3vyc=120 4jdo=180 12uc=120 1iho=180 43qc=120 4jdo=180 v2c=120 1iho=180 4bic=120 4r5o=180 fic=120 1apo=180 4r2c=120 @19/2087":
    "Asia/Hebron",
  "420 1n07o=480 5m30=420 5md0=480 5m30=420": "Asia/Hovd",
  "480 2na0=540 6p40=480 4jc0=540 14eec=480": "Asia/Irkutsk",
  "120 2nlo=180 6p40=120 4kg0=180 6o00=120 4jc0=180 6p40=120 4r40=180 6hc0=120 4s80=180 6g80=120 4r40=180 6ww0=120 4bk0=180":
    "Asia/Istanbul Europe/Istanbul Turkey",
  "120 2lc0=180 58uc=120 67do=180 5oec=120 5k1o=180 5gmc=120 @20/2013": "Asia/Jerusalem Asia/Tel_Aviv Israel",
  "600 2n6o=660 6p40=600 4jc0=660 58r0=600 z5p0=540": "Asia/Khandyga",
  "420 2nbo=480 6p40=420 4jc0=480 14eec=420": "Asia/Krasnoyarsk",
  "660 2n50=720 6p40=660 4jc0=720 14eec=600 gurc=660": "Asia/Magadan",
  "120 @18/2010":
    "Asia/Nicosia EET Europe/Athens Europe/Bucharest Europe/Helsinki Europe/Kiev Europe/Kyiv Europe/Mariehamn Europe/Nicosia Europe/Riga Europe/Sofia Europe/Tallinn Europe/Uzhgorod Europe/Vilnius Europe/Zaporozhye",
  "420 9chc=360 4jc0=420": "Asia/Novokuznetsk",
  "360 2ndc=420 6p40=360 4jc0=420 14eec=360 jnto=420": "Asia/Novosibirsk",
  "360 2ndc=420 6p40=360 4jc0=420 14eec=360": "Asia/Omsk",
  "540 1rbl0=510 uog0=540": "Asia/Pyongyang",
  "360 2t3q0=300": "Asia/Qyzylorda",
  "600 2n6o=660 6p40=600 4jc0=660 14eec=600 fzlo=660": "Asia/Sakhalin",
  "660 2n50=720 6p40=660 4jc0=720 14eec=660": "Asia/Srednekolymsk",
  "210 2gq6=270 5oec=210 5l5o=270 5oec=210 5l5o=270 5oec=210 5m9o=270 5oec=210 5l5o=270 5oec=210 5l5o=270 5oec=210 5l5o=270 5oec=210 5m9o=270 5oec=210 5l5o=270 5oec=210 5l5o=270 5oec=210 5l5o=270 5oec=210 5m9o=270 5oec=210 5l5o=270 5oec=210":
    "Asia/Tehran Iran",
  "360 2ndc=420 6p40=360 4jc0=420 14eec=360 hxlo=420": "Asia/Tomsk",
  "660 2n50=720 6p40=660 4jc0=720 58r0=660 z5p0=600": "Asia/Ust-Nera",
  "600 2n6o=660 6p40=600 4jc0=660 14eec=600": "Asia/Vladivostok",
  "540 2n8c=600 6p40=540 4jc0=600 14eec=540": "Asia/Yakutsk",
  "300 2nf0=360 6p40=300 4jc0=360 14eec=300": "Asia/Yekaterinburg",
  "240 2ngo=300 6p40=240 4jc0=300 6p40=240": "Asia/Yerevan",
  "-60 @21/2010": "Atlantic/Azores",
  "0 @22/2010":
    "Atlantic/Canary Atlantic/Faeroe Atlantic/Faroe Atlantic/Madeira Eire Europe/Belfast Europe/Dublin Europe/Guernsey Europe/Isle_of_Man Europe/Jersey Europe/Lisbon Europe/London GB GB-Eire Portugal WET",
  "-60": "Atlantic/Cape_Verde Etc/GMT+1",
  "-180 3b4c=-240 4blo=-180": "Atlantic/Stanley",
  "660 @14/2010":
    "Australia/ACT Australia/Canberra Australia/Currie Australia/Hobart Australia/Melbourne Australia/NSW Australia/Sydney Australia/Tasmania Australia/Victoria",
  "630 @23/2010": "Australia/Adelaide Australia/Broken_Hill Australia/South Australia/Yancowinna",
  "660 @24/2010": "Australia/LHI Australia/Lord_Howe",
  "-300 2vh0=-360 5u1o=-300 6hac=-360 38po=-300 7ryc=-360 3w1o=-300 7cec=-360 43to=-300 74mc=-360 43to=-300 j0ec=-360 2t5o=-300 8fac=-360 2t5o=-300 8fac=-360 2t5o=-300 7cec=-360 4r5o=-300 6hac=-360 4r5o=-300 6hac=-360 4r5o=-300 6hac=-360 4yxo=-300 @25/2023":
    "Chile/EasterIsland Pacific/Easter",
  "-600": "Etc/GMT+10 HST Pacific/Honolulu Pacific/Johnston Pacific/Rarotonga Pacific/Tahiti US/Hawaii",
  "-660": "Etc/GMT+11 Pacific/Midway Pacific/Niue Pacific/Pago_Pago Pacific/Samoa US/Samoa",
  "-720": "Etc/GMT+12",
  "-480": "Etc/GMT+8 Pacific/Pitcairn",
  "-540": "Etc/GMT+9 Pacific/Gambier",
  "180 2nic=240 6p40=180 4jc0=240 14eec=180 fzlo=240": "Europe/Astrakhan Europe/Ulyanovsk",
  "120 2nk0=180 6p40=120 4jc0=180 6p40=120 4jc0=180 6p40=120 4r40=180 6hc0=120 4r40=180 6hc0=120 4r40=180 6hc0=120 4r40=180 6p40=120 4jc0=180 6p40=120 4jc0=180 6p40=120 4r40=180 6hc0=120 4r40=180 6hc0=120 4r40=180 6p40=120 @18/2022":
    "Europe/Chisinau Europe/Tiraspol",
  "120 2nk0=180 6p40=120 4jc0=180 14eec=120": "Europe/Kaliningrad",
  "180 2nic=240 6p40=180 4jc0=240 14eec=180": "Europe/Kirov Europe/Moscow W-SU",
  "120 2nk0=180 6p40=120 4jc0=180": "Europe/Minsk",
  "240 9cmc=180 4jc0=240": "Europe/Samara",
  "180 2nic=240 6p40=180 4jc0=240 14eec=180 nrlo=240": "Europe/Saratov",
  "120 2nlo=180 6p40=120 4jc0=180 6p40=120 4jc0=180 6p40=120 4r40=180 6hc0=120 4r2c=240 6h8o=180": "Europe/Simferopol",
  "180 2nic=240 6p40=180 4jc0=240 14eec=180 195lo=240 oeuc=180": "Europe/Volgograd",
  "825 @26/2010": "NZ-CHAT Pacific/Chatham",
  "-660 8aac=-600 5t10=-660 5eg0=-600 2zlc=840 2ueo=780 5m80=840 5u00=780 5eg0=840 5u00=780 5eg0=840 5u00=780 5eg0=840 5u00=780 5eg0=840 5u00=780 5eg0=840 5u00=780 5m80=840 5u00=780 5eg0=840 5u00=780 5eg0=840 5u00=780":
    "Pacific/Apia",
  "600 1k82o=660": "Pacific/Bougainville",
  "-660 mhec=780": "Pacific/Fakaofo",
  "780 2n3c=720 6hc0=780 43s0=720 74o0=780 2t40=720 8fc0=780 2t40=720 8n40=780 2lac=720 8uxo=780 2dk0=720 8uw0=780 2dk0=720 92o0=780 25s0=720 92o0=780 25s0=720 92o0=780 25s0=720 9ag0=780 1y00=720 al40=780 v40=720":
    "Pacific/Fiji",
  "-570": "Pacific/Marquesas",
  "690 1sv46=660 195ku=720 @27/2020": "Pacific/Norfolk",
  "780 256do=840 25s0=780": "Pacific/Tongatapu",
};

/** Names of countries, of their peoples and of their capitals, which stand for their governments; without umlauts. */

/** Country, people, capital. */
export const countries = `
afghanistan afghanisch afghanen kabul; agypten agyptisch agypter kairo; algerien algerisch algerier algier; argentinien argentinisch argentinier
australien australisch australier canberra; belgien belgisch belgier; brasilien brasilianisch brasilianer; bulgarien bulgarisch bulgaren sofia
chile chilenisch chilenen; china chinesisch chinesen peking; danemark danisch danen kopenhagen; deutschland deutsch deutsche berlin
england englisch englander; estland estnisch esten tallinn; finnland finnisch finnen helsinki; frankreich franzosisch franzosen paris
georgien georgisch georgier; griechenland griechisch griechen athen; gronland gronlandisch gronlander
grossbritannien britisch briten london; indien indisch inder delhi; indonesien indonesisch indonesier; irak irakisch iraker bagdad
iran iranisch iraner teheran; irland irisch iren dublin; island islandisch islander reykjavik; israel israelisch israeli jerusalem
italien italienisch italiener rom; japan japanisch japaner tokio; kanada kanadisch kanadier ottawa; kenia kenianisch kenianer nairobi
kolumbien kolumbianisch kolumbianer; kroatien kroatisch kroaten zagreb; kuba kubanisch kubaner havanna; lettland lettisch letten
libanon libanesisch libanesen beirut; libyen libysch libyer tripolis; litauen litauisch litauer; marokko marokkanisch marokkaner
mexiko mexikanisch mexikaner; niederlande niederlandisch niederlander; nigeria nigerianisch nigerianer; norwegen norwegisch norweger oslo
osterreich osterreichisch osterreicher wien; pakistan pakistanisch pakistaner; polen polnisch pole warschau; portugal portugiesisch portugiesen lissabon
rumanien rumanisch rumanen bukarest; russland russisch russen moskau kreml; schottland schottisch schotten; schweden schwedisch schweden stockholm
schweiz schweizerisch schweizer bern; serbien serbisch serben belgrad; spanien spanisch spanier madrid; sudan sudanesisch sudanesen
sudafrika sudafrikanisch sudafrikaner; syrien syrisch syrer damaskus; thailand thailandisch thailander; tschechien tschechisch tschechen prag
tunesien tunesisch tunesier tunis; turkei turkisch turken ankara; ukraine ukrainisch ukrainer kiew; ungarn ungarisch ungar budapest
usa us amerika amerikanisch amerikaner washington; venezuela venezolanisch venezolaner; vietnam vietnamesisch vietnamesen`;

/** Beside the first word of each group: the country itself, too. */
export const otherNamesOfCountries: readonly string[] = ['amerika', 'us'];

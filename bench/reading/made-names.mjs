/**
 * Names that could stand in a question and are made up or rare: people, places, peoples. Those that a collection holds
 * are left out by whoever uses them (unseen-sets.mjs). Promises: each word of a name is a name of its own.
 */
const listed = (words) => words.trim().split(/\s+/);

export const givenNames = listed(`
  Anselm Beatrix Casimir Delphine Emeka Fenella Gideon Hedwig Ignatius Jocasta Kaspar Leocadia Mireille Norbert Ottilie
  Perpetua Quentin Rosamund Sigismund Thaddeus Ulrika Valentina Wilhelmina Xanthe Yolanda Zebedee Agathe Bronwen Cosima
  Desmond Evander Ferelith Gwendolen Horatio Isolde Jarvis Kerensa Lucasta Morwenna Nkechi Oswin Petronella`);

export const surnames = listed(`
  Abernethy Ballantyne Castellano Drinkwater Eskildsen Fairweather Grzelak Hollingshead Ingersen Jablonski Kirkbride
  Lindqvist Mavrogordato Nakagawa Okonjo Pemberton Quiller Rasmussen Saltonstall Thorvaldsen Underhay Vestergaard
  Wolstenholme Yarborough Zielinski Achterberg Brackenbury Cholmondeley Dunstable Etxeberria Featherstone Gallardo
  Haverkamp Isherwood Jellicoe Kvaratskhelia Lachenal Mickelthwaite Nordenfelt Olabarria Pettibone Rautavaara Skelmersdale
  Trevanion Ugarteche Vanterpool Whittaker Ximenes Yevtushok Zubiaurre Arkwright Bellweather Cravenhurst Dorrington
  Ellingboe Fotheringay Gulbrandsen Hasselbring Kjellberg Lovelock`);

export const places = listed(`
  Altamura Bergstad Cawdor Drogheda Elverum Famagusta Guimaraes Hammerfest Iquitos Jedburgh Kirkwall Ljusdal Montauban
  Novara Oulunsalo Paderborn Querfurt Rovaniemi Skagway Tromso Uddevalla Valdivia Wexcombe Yellowknife Zamora Arequipa
  Bregenz Chioggia Dunfermline Esztergom Fishguard Gmunden Haugesund Inverary Joensuu Kalmar Lugano Mechelen Narvik
  Opatija Pontevedra Quimper Rosslare Szeged Trondheim Ushuaia Viborg Wismar Ystad Zadar Antofagasta Biarritz Cuenca
  Dornbirn Ennismore Fredrikstad Gozo Heraklion Izmail Karlskrona`);

export const peoples = listed(`
  Paraguayan Moldovan Tongan Bhutanese Laotian Slovenian Gabonese Estonian Honduran Maltese Samoan Angolan Kyrgyz Faroese
  Surinamese Beninese Andorran Fijian Latvian Eritrean Guyanese Zambian Macedonian Corsican Sardinian Bolivian Uruguayan
  Namibian Malagasy Basque`);

BEGIN TRANSACTION;
CREATE TABLE card (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    source TEXT NOT NULL,
    uid TEXT NOT NULL DEFAULT '',
    digest TEXT NOT NULL,
    original TEXT NOT NULL
) STRICT;
CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
INSERT INTO "change" VALUES(1,'add Ana Ruiz','2026-11-18T08:00:00.000000Z',0);
INSERT INTO "change" VALUES(2,'add 李明 Bo','2026-11-18T08:00:00.000000Z',0);
INSERT INTO "change" VALUES(3,'add Gone Again','2026-11-18T08:00:00.000000Z',0);
INSERT INTO "change" VALUES(4,'Ana Ruiz to tier A','2026-11-18T08:00:00.000000Z',0);
INSERT INTO "change" VALUES(5,'Ana Ruiz: depth 3, know them','2026-11-18T08:00:00.000000Z',0);
INSERT INTO "change" VALUES(6,'call with Ana Ruiz','2026-11-18T08:00:00.000000Z',0);
INSERT INTO "change" VALUES(7,'met with 李明 Bo','2026-11-18T10:00:00.000000Z',0);
INSERT INTO "change" VALUES(8,'new date for “send the deck”: 2026-12-01','2026-11-18T10:00:00.000000Z',0);
INSERT INTO "change" VALUES(9,'snooze Ana Ruiz until 2026-12-05','2026-11-18T10:00:00.000000Z',0);
INSERT INTO "change" VALUES(10,'waive the follow-up of 李明 Bo','2026-11-18T10:00:00.000000Z',0);
INSERT INTO "change" VALUES(11,'greet Ana Ruiz: birthday','2026-11-18T10:00:00.000000Z',0);
INSERT INTO "change" VALUES(12,'note in the inbox','2026-11-18T10:00:00.000000Z',0);
INSERT INTO "change" VALUES(13,'merge Gone Again into Ana Ruiz','2026-11-18T10:00:00.000000Z',0);
INSERT INTO "change" VALUES(14,'edit Ana Ruiz','2026-11-18T10:00:00.000000Z',0);
INSERT INTO "change" VALUES(15,'event Web Summit','2026-11-18T10:30:00.000000Z',0);
INSERT INTO "change" VALUES(16,'card of Carol Day, Web Summit','2026-11-18T10:30:00.000000Z',0);
INSERT INTO "change" VALUES(17,'skip the research for Carol Day','2026-11-18T10:30:00.000000Z',0);
INSERT INTO "change" VALUES(18,'a way to help Carol Day: grids of Spain','2026-11-18T10:30:00.000000Z',0);
INSERT INTO "change" VALUES(19,'Carol Day: assistant Tom','2026-11-18T10:30:00.000000Z',0);
INSERT INTO "change" VALUES(20,'Carol Day: colleague 李明 Bo','2026-11-18T10:30:00.000000Z',0);
INSERT INTO "change" VALUES(21,'vacation Sun 20 Dec to Sun 3 Jan 2027','2026-11-18T10:30:00.000000Z',0);
INSERT INTO "change" VALUES(22,'save the list close','2026-11-18T10:30:00.000000Z',0);
INSERT INTO "change" VALUES(23,'note a need: a cfo','2026-11-18T10:30:00.000000Z',0);
CREATE TABLE clip (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('article', 'book', 'event', 'job', 'lead', 'other')),
    title TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    clipped_on TEXT NOT NULL,
    put_away_on TEXT
) STRICT;
CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search_key TEXT NOT NULL,
    role TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    hook TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    tier TEXT CHECK (tier IN ('A', 'B', 'C', 'D', 'ambient', 'pool')),
    tier_since TEXT,
    cadence TEXT,
    cadence_since TEXT,
    depth INTEGER NOT NULL DEFAULT 0 CHECK (depth BETWEEN 0 AND 5),
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'archived', 'deceased')),
    created_on TEXT NOT NULL
) STRICT;
INSERT INTO "contact" VALUES(1,'2d98b0ba-6c21-4972-aab1-1234fee6bd72','Ana Ruiz','ana ruiz','ana ruiz acme','','Acme','','','','A','2026-11-18',NULL,NULL,3,'active','2026-11-18');
INSERT INTO "contact" VALUES(2,'15c73cf0-1d17-4d91-ae84-a138c32cfbe5','李明 Bo','liming bo','liming bo','','','','','',NULL,NULL,NULL,NULL,0,'active','2026-11-18');
INSERT INTO "contact" VALUES(4,'6bfd1e25-2f5d-4f39-9932-f6793a3767f7','Carol Day','carol day','carol day nine ceo web summit: four ways to build carol@nine.io','CEO','Nine','','Web Summit: four ways to build','',NULL,NULL,NULL,NULL,0,'active','2026-11-18');
CREATE TABLE contact_date (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    kind TEXT NOT NULL,
    year INTEGER,
    month INTEGER,
    day INTEGER,
    text TEXT NOT NULL DEFAULT ''
, lead INTEGER) STRICT;
INSERT INTO "contact_date" VALUES(2,2,'birthday',NULL,2,29,'',NULL);
INSERT INTO "contact_date" VALUES(3,1,'birthday',1981,11,20,'',NULL);
CREATE TABLE contact_point (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '',
    match_key TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO "contact_point" VALUES(1,4,'email','carol@nine.io','','carol@nine.io',0);
CREATE TABLE contact_tag (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tag ON DELETE CASCADE,
    since TEXT NOT NULL,
    UNIQUE (contact_id, tag_id)
) STRICT;
CREATE TABLE delta (
    id INTEGER PRIMARY KEY,
    change_id INTEGER NOT NULL REFERENCES change ON DELETE CASCADE,
    op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
    tbl TEXT NOT NULL,
    row INTEGER NOT NULL,
    col TEXT,
    old ANY,
    new ANY
) STRICT;
INSERT INTO "delta" VALUES(1,1,'insert','contact',1,NULL,NULL,X'69313A317433363A32643938623062612D366332312D343937322D616162312D31323334666565366264373274383A416E61205275697A74383A616E61207275697A7438303A616E61207275697A2061636D652063746F206D6164726964207765622073756D6D6974207361617320616E614061636D652E696F202B333420363030203132332031323320333436303031323331323374333A43544F74343A41636D6574363A4D61647269647431303A5765622053756D6D697474393A74776F0A6C696E65736E303A6E303A6E303A6E303A69313A3074363A6163746976657431303A323032362D31312D3138');
INSERT INTO "delta" VALUES(2,1,'insert','contact_point',1,NULL,NULL,X'69313A3169313A3174353A656D61696C7431313A616E614061636D652E696F74343A776F726B7431313A616E614061636D652E696F69313A30');
INSERT INTO "delta" VALUES(3,1,'insert','contact_point',2,NULL,NULL,X'69313A3269313A3174353A70686F6E657431353A2B333420363030203132332031323374303A7431313A333436303031323331323369313A31');
INSERT INTO "delta" VALUES(4,1,'insert','contact_date',1,NULL,NULL,X'69313A3169313A3174383A626972746864617969343A3139383069323A313169323A323074303A');
INSERT INTO "delta" VALUES(5,1,'insert','tag',1,NULL,NULL,X'69313A3174343A7361617374343A736161736E303A6E303A');
INSERT INTO "delta" VALUES(6,1,'insert','contact_tag',1,NULL,NULL,X'69313A3169313A3169313A317431303A323032362D31312D3138');
INSERT INTO "delta" VALUES(7,2,'insert','contact',2,NULL,NULL,X'69313A327433363A31356337336366302D316431372D346439312D616538342D61313338633332636662653574393AE69D8EE6988E20426F74393A6C696D696E6720626F74393A6C696D696E6720626F74303A74303A74303A74303A74303A6E303A6E303A6E303A6E303A69313A3074363A6163746976657431303A323032362D31312D3138');
INSERT INTO "delta" VALUES(8,2,'insert','contact_date',2,NULL,NULL,X'69313A3269313A3274383A62697274686461796E303A69313A3269323A323974303A');
INSERT INTO "delta" VALUES(9,3,'insert','contact',3,NULL,NULL,X'69313A337433363A39303933303461662D326634662D346165362D616235352D3736336135343734623266637431303A476F6E6520416761696E7431303A676F6E6520616761696E7431303A676F6E6520616761696E74303A74303A74303A74303A74303A6E303A6E303A6E303A6E303A69313A3074363A6163746976657431303A323032362D31312D3138');
INSERT INTO "delta" VALUES(10,4,'update','contact',1,'tier',NULL,'A');
INSERT INTO "delta" VALUES(11,4,'update','contact',1,'tier_since',NULL,'2026-11-18');
INSERT INTO "delta" VALUES(12,5,'update','contact',1,'depth',0,3);
INSERT INTO "delta" VALUES(13,6,'insert','interaction',1,NULL,NULL,X'69313A3174343A63616C6C74343A626F746874343A676976657432373A323032362D31312D31385430383A30303A30302E3030303030305A7431303A323032362D31312D31387431323A4575726F70652F506172697369313A3169323A31357432373A323032362D31312D31385430383A30303A30302E3030303030305A743131313A31356D2070726963696E67203E73656E6420746865206465636B20667269203C696E74726F20746F2044616E61202B63666F206279206D61726368202A736F6E2072756E73206D61726174686F6E73204022E69D8EE6988E20426F222023736B69205E337720216C697374656E656474373A70726963696E67');
INSERT INTO "delta" VALUES(14,6,'insert','participant',1,NULL,NULL,X'69313A3169313A3169313A3169313A3169313A30');
INSERT INTO "delta" VALUES(15,6,'insert','participant',2,NULL,NULL,X'69313A3269313A3169313A3269313A3069313A31');
INSERT INTO "delta" VALUES(16,6,'insert','promise',1,NULL,NULL,X'69313A3169313A3169313A3174343A6D696E657431333A73656E6420746865206465636B7431303A323032362D31312D323074343A6F70656E7431303A323032362D31312D31386E303A');
INSERT INTO "delta" VALUES(17,6,'insert','promise',2,NULL,NULL,X'69313A3269313A3169313A3174363A7468656972737431333A696E74726F20746F2044616E616E303A74343A6F70656E7431303A323032362D31312D31386E303A');
INSERT INTO "delta" VALUES(18,6,'insert','fact',1,NULL,NULL,X'69313A3169313A3169313A3174343A6E65656474333A63666F7431303A323032372D30332D33317431303A323032362D31312D31386E303A');
INSERT INTO "delta" VALUES(19,6,'insert','fact',2,NULL,NULL,X'69313A3269313A3169313A3174343A666163747431383A736F6E2072756E73206D61726174686F6E736E303A7431303A323032362D31312D31386E303A');
INSERT INTO "delta" VALUES(20,6,'insert','give',1,NULL,NULL,X'69313A3169313A3169313A3174383A6C697374656E656474303A69313A31');
INSERT INTO "delta" VALUES(21,6,'insert','next_date',1,NULL,NULL,X'69313A3169313A3169313A317431303A323032362D31322D30397432373A323032362D31312D31385430383A30303A30302E3030303030305A69313A3169313A30');
INSERT INTO "delta" VALUES(22,6,'insert','tag',2,NULL,NULL,X'69313A3274333A736B6974333A736B696E303A6E303A');
INSERT INTO "delta" VALUES(23,6,'insert','contact_tag',2,NULL,NULL,X'69313A3269313A3169313A327431303A323032362D31312D3138');
INSERT INTO "delta" VALUES(24,6,'update','contact',1,'search_key','ana ruiz acme cto madrid web summit saas ana@acme.io +34 600 123 123 34600123123','ana ruiz acme cto madrid web summit saas ski ana@acme.io +34 600 123 123 34600123123');
INSERT INTO "delta" VALUES(25,7,'insert','interaction',2,NULL,NULL,X'69313A3274333A6D657474343A626F746874373A6E65757472616C7432373A323032362D31312D31385431303A30303A30302E3030303030305A7431303A323032362D31312D31387431323A4575726F70652F506172697369313A316E303A7432373A323032362D31312D31385431303A30303A30302E3030303030305A7431323A686172626F757220746F75727431323A686172626F757220746F7572');
INSERT INTO "delta" VALUES(26,7,'insert','participant',3,NULL,NULL,X'69313A3369313A3269313A3269313A3169313A30');
INSERT INTO "delta" VALUES(27,8,'insert','promise_move',1,NULL,NULL,X'69313A3169313A317431303A323032362D31312D32307431303A323032362D31322D30317431303A323032362D31312D3138');
INSERT INTO "delta" VALUES(28,8,'update','promise',1,'due','2026-11-20','2026-12-01');
INSERT INTO "delta" VALUES(29,8,'update','promise',1,'state','open','renegotiated');
INSERT INTO "delta" VALUES(30,9,'insert','snooze',1,NULL,NULL,X'69313A3174373A636164656E636569313A316E303A7431303A323032362D31322D30357432373A323032362D31312D31385431303A30303A30302E3030303030305A7431303A323032362D31312D313869313A32');
INSERT INTO "delta" VALUES(31,10,'insert','waiver',1,NULL,NULL,X'69313A3169313A3274393A666F6C6C6F772D75707431303A323032362D31312D3138');
INSERT INTO "delta" VALUES(32,11,'insert','greeting',1,NULL,NULL,X'69313A3169313A317431343A62697274686461792031312D32307431303A323032362D31312D3230');
INSERT INTO "delta" VALUES(33,12,'insert','interaction',3,NULL,NULL,X'69313A3374343A6E6F746574333A6F757474373A6E65757472616C7432373A323032362D31312D31385431303A30303A30302E3030303030305A7431303A323032362D31312D31387431323A4575726F70652F506172697369313A316E303A7432373A323032362D31312D31385431303A30303A30302E3030303030305A7433343A696E2074686520696E626F78203E63616C6C20746865207072696E746572206D6F6E7431323A696E2074686520696E626F78');
INSERT INTO "delta" VALUES(34,12,'insert','promise',3,NULL,NULL,X'69313A336E303A69313A3374343A6D696E657431363A63616C6C20746865207072696E7465727431303A323032362D31312D323374343A6F70656E7431303A323032362D31312D31386E303A');
INSERT INTO "delta" VALUES(35,13,'delete','contact',3,NULL,X'69313A337433363A39303933303461662D326634662D346165362D616235352D3736336135343734623266637431303A476F6E6520416761696E7431303A676F6E6520616761696E7431303A676F6E6520616761696E74303A74303A74303A74303A74303A6E303A6E303A6E303A6E303A69313A3074363A6163746976657431303A323032362D31312D3138',NULL);
INSERT INTO "delta" VALUES(36,14,'update','contact',1,'role','CTO','');
INSERT INTO "delta" VALUES(37,14,'update','contact',1,'place','Madrid','');
INSERT INTO "delta" VALUES(38,14,'update','contact',1,'hook','Web Summit','');
INSERT INTO "delta" VALUES(39,14,'update','contact',1,'about','two
lines','');
INSERT INTO "delta" VALUES(40,14,'delete','contact_point',1,NULL,X'69313A3169313A3174353A656D61696C7431313A616E614061636D652E696F74343A776F726B7431313A616E614061636D652E696F69313A30',NULL);
INSERT INTO "delta" VALUES(41,14,'delete','contact_point',2,NULL,X'69313A3269313A3174353A70686F6E657431353A2B333420363030203132332031323374303A7431313A333436303031323331323369313A31',NULL);
INSERT INTO "delta" VALUES(42,14,'delete','contact_date',1,NULL,X'69313A3169313A3174383A626972746864617969343A3139383069323A313169323A323074303A',NULL);
INSERT INTO "delta" VALUES(43,14,'insert','contact_date',3,NULL,NULL,X'69313A3369313A3174383A626972746864617969343A3139383169323A313169323A323074303A');
INSERT INTO "delta" VALUES(44,14,'delete','contact_tag',1,NULL,X'69313A3169313A3169313A317431303A323032362D31312D3138',NULL);
INSERT INTO "delta" VALUES(45,14,'delete','contact_tag',2,NULL,X'69313A3269313A3169313A327431303A323032362D31312D3138',NULL);
INSERT INTO "delta" VALUES(46,14,'update','contact',1,'search_key','ana ruiz acme cto madrid web summit saas ski ana@acme.io +34 600 123 123 34600123123','ana ruiz acme');
INSERT INTO "delta" VALUES(47,15,'insert','event',1,NULL,NULL,X'69313A317431303A5765622053756D6D69747431303A7765622073756D6D697474363A4C6973626F6E7431303A323032362D31312D31386E303A');
INSERT INTO "delta" VALUES(48,16,'insert','contact',4,NULL,NULL,X'69313A347433363A36626664316532352D326635642D346633392D393933322D66363739336133373637663774393A4361726F6C2044617974393A6361726F6C206461797436333A6361726F6C20646179206E696E652063656F207765622073756D6D69743A20666F7572207761797320746F206275696C64206361726F6C406E696E652E696F74333A43454F74343A4E696E6574303A7433303A5765622053756D6D69743A20666F7572207761797320746F206275696C6474303A6E303A6E303A6E303A6E303A69313A3074363A6163746976657431303A323032362D31312D3138');
INSERT INTO "delta" VALUES(49,16,'insert','contact_point',1,NULL,NULL,X'69313A3169313A3474353A656D61696C7431333A6361726F6C406E696E652E696F74303A7431333A6361726F6C406E696E652E696F69313A30');
INSERT INTO "delta" VALUES(50,16,'insert','interaction',4,NULL,NULL,X'69313A3474333A6D657474343A626F746874373A6E65757472616C7432373A323032362D31312D31385431303A33303A30302E3030303030305A7431303A323032362D31312D31387431323A4575726F70652F506172697369313A316E303A7432373A323032362D31312D31385431303A33303A30302E3030303030305A7434303A5765622053756D6D69743A20666F7572207761797320746F206275696C64202A74776F20736F6E737433303A5765622053756D6D69743A20666F7572207761797320746F206275696C64');
INSERT INTO "delta" VALUES(51,16,'insert','participant',4,NULL,NULL,X'69313A3469313A3469313A3469313A3169313A30');
INSERT INTO "delta" VALUES(52,16,'insert','fact',3,NULL,NULL,X'69313A3369313A3469313A3474343A6661637474383A74776F20736F6E736E303A7431303A323032362D31312D31386E303A74303A74303A6E303A');
INSERT INTO "delta" VALUES(53,16,'insert','event_contact',1,NULL,NULL,X'69313A3169313A3169313A3469313A3474393A636F6C6C6563746564');
INSERT INTO "delta" VALUES(54,17,'insert','follow_up_step',1,NULL,NULL,X'69313A3169313A346E303A74383A726573656172636869313A3174303A7432373A323032362D31312D31385431303A33303A30302E3030303030305A');
INSERT INTO "delta" VALUES(55,18,'insert','follow_up_step',2,NULL,NULL,X'69313A3269313A346E303A74343A68656C7069313A307432333A61727469636C653A206772696473206F6620537061696E7432373A323032362D31312D31385431303A33303A30302E3030303030305A');
INSERT INTO "delta" VALUES(56,19,'insert','relation',1,NULL,NULL,X'69313A3169313A346E303A74333A546F6D74393A617373697374616E747431303A323032362D31312D3138');
INSERT INTO "delta" VALUES(57,20,'insert','relation',2,NULL,NULL,X'69313A3269313A3469313A3274303A74393A636F6C6C65616775657431303A323032362D31312D3138');
INSERT INTO "delta" VALUES(58,21,'insert','vacation',1,NULL,NULL,X'69313A317431303A323032362D31322D32307431303A323032372D30312D3033');
INSERT INTO "delta" VALUES(59,22,'insert','saved_list',1,NULL,NULL,X'69313A3174313A6174353A636C6F736574363A746965723A41');
INSERT INTO "delta" VALUES(60,23,'insert','fact',4,NULL,NULL,X'69313A3469313A346E303A74343A6E65656474353A612063666F7431303A323032362D31322D30317431303A323032362D31312D31386E303A7431353A68747470733A2F2F6E696E652E696F74303A6E303A');
CREATE TABLE dismissal (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    basis TEXT NOT NULL,
    dismissed_on TEXT NOT NULL,
    UNIQUE (contact_id, other_id, basis)
) STRICT;
CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    line TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    UNIQUE (contact_id, kind)
) STRICT;
INSERT INTO "draft" VALUES(1,1,'call','half a line','2026-11-18T08:00:00.000000Z');
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    match_key TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    begins TEXT NOT NULL,
    ends TEXT
) STRICT;
INSERT INTO "event" VALUES(1,'Web Summit','web summit','Lisbon','2026-11-18',NULL);
CREATE TABLE event_contact (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction ON DELETE SET NULL,
    role TEXT NOT NULL DEFAULT 'collected',
    UNIQUE (event_id, contact_id, role)
) STRICT;
INSERT INTO "event_contact" VALUES(1,1,4,4,'collected');
CREATE TABLE fact (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER REFERENCES contact ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction ON DELETE CASCADE,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    due TEXT,
    noted_on TEXT NOT NULL,
    ended_on TEXT
, source TEXT NOT NULL DEFAULT '', outcome TEXT NOT NULL DEFAULT '', written TEXT) STRICT;
INSERT INTO "fact" VALUES(1,1,1,'need','cfo','2027-03-31','2026-11-18',NULL,'','',NULL);
INSERT INTO "fact" VALUES(2,1,1,'fact','son runs marathons',NULL,'2026-11-18',NULL,'','',NULL);
INSERT INTO "fact" VALUES(3,4,4,'fact','two sons',NULL,'2026-11-18',NULL,'','',NULL);
INSERT INTO "fact" VALUES(4,4,NULL,'need','a cfo','2026-12-01','2026-11-18',NULL,'https://nine.io','',NULL);
CREATE TABLE follow_up_step (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction ON DELETE SET NULL,
    step TEXT NOT NULL CHECK (step IN ('research', 'help', 'note', 'request')),
    skipped INTEGER NOT NULL DEFAULT 0 CHECK (skipped IN (0, 1)),
    detail TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL
) STRICT;
INSERT INTO "follow_up_step" VALUES(1,4,NULL,'research',1,'','2026-11-18T10:30:00.000000Z');
INSERT INTO "follow_up_step" VALUES(2,4,NULL,'help',0,'article: grids of Spain','2026-11-18T10:30:00.000000Z');
CREATE TABLE give (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER REFERENCES contact ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction ON DELETE CASCADE,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '',
    mine INTEGER NOT NULL DEFAULT 1 CHECK (mine IN (0, 1))
, clip_id INTEGER REFERENCES clip ON DELETE SET NULL) STRICT;
INSERT INTO "give" VALUES(1,1,1,'listened','',1,NULL);
CREATE TABLE greeting (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    kind TEXT NOT NULL,
    occurrence TEXT NOT NULL
) STRICT;
INSERT INTO "greeting" VALUES(1,1,'birthday 11-20','2026-11-20');
CREATE TABLE interaction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('call', 'message', 'email', 'met', 'event', 'gift', 'note')),
    direction TEXT NOT NULL CHECK (direction IN ('out', 'in', 'both')),
    purpose TEXT NOT NULL CHECK (purpose IN ('give', 'neutral', 'ask', 'promo')),
    touch INTEGER NOT NULL GENERATED ALWAYS AS (kind <> 'note' AND purpose <> 'promo') VIRTUAL,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    zone TEXT NOT NULL,
    timed INTEGER NOT NULL DEFAULT 1 CHECK (timed IN (0, 1)),
    minutes INTEGER,
    written_at TEXT NOT NULL,
    line TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "interaction" VALUES(1,'call','both','give','2026-11-18T08:00:00.000000Z','2026-11-18','Europe/Paris',1,15,'2026-11-18T08:00:00.000000Z','15m pricing >send the deck fri <intro to Dana +cfo by march *son runs marathons @"李明 Bo" #ski ^3w !listened','pricing');
INSERT INTO "interaction" VALUES(2,'met','both','neutral','2026-11-18T10:00:00.000000Z','2026-11-18','Europe/Paris',1,NULL,'2026-11-18T10:00:00.000000Z','harbour tour','harbour tour');
INSERT INTO "interaction" VALUES(3,'note','out','neutral','2026-11-18T10:00:00.000000Z','2026-11-18','Europe/Paris',1,NULL,'2026-11-18T10:00:00.000000Z','in the inbox >call the printer mon','in the inbox');
INSERT INTO "interaction" VALUES(4,'met','both','neutral','2026-11-18T10:30:00.000000Z','2026-11-18','Europe/Paris',1,NULL,'2026-11-18T10:30:00.000000Z','Web Summit: four ways to build *two sons','Web Summit: four ways to build');
CREATE TABLE introduction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    reason TEXT NOT NULL DEFAULT '',
    begun_on TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped')),
    outcome TEXT NOT NULL DEFAULT '',
    closed_on TEXT,
    CHECK (contact_id <> other_id)
) STRICT;
CREATE TABLE introduction_step (
    id INTEGER PRIMARY KEY,
    introduction_id INTEGER NOT NULL REFERENCES introduction ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction ON DELETE SET NULL,
    step TEXT NOT NULL CHECK (step IN ('asked_a', 'asked_b', 'made', 'met')),
    day TEXT NOT NULL,
    UNIQUE (introduction_id, step)
) STRICT;
CREATE TABLE job (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    role TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '',
    until TEXT
) STRICT;
CREATE TABLE next_date (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER REFERENCES contact ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction ON DELETE CASCADE,
    day TEXT NOT NULL,
    set_at TEXT NOT NULL,
    after INTEGER NOT NULL,
    cleared INTEGER NOT NULL DEFAULT 0 CHECK (cleared IN (0, 1))
) STRICT;
INSERT INTO "next_date" VALUES(1,1,1,'2026-12-09','2026-11-18T08:00:00.000000Z',1,0);
CREATE TABLE participant (
    id INTEGER PRIMARY KEY,
    interaction_id INTEGER NOT NULL REFERENCES interaction ON DELETE CASCADE,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    present INTEGER NOT NULL DEFAULT 1 CHECK (present IN (0, 1)),
    position INTEGER NOT NULL DEFAULT 0,
    UNIQUE (interaction_id, contact_id)
) STRICT;
INSERT INTO "participant" VALUES(1,1,1,1,0);
INSERT INTO "participant" VALUES(2,1,2,0,1);
INSERT INTO "participant" VALUES(3,2,2,1,0);
INSERT INTO "participant" VALUES(4,4,4,1,0);
CREATE TABLE promise (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER REFERENCES contact ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction ON DELETE CASCADE,
    side TEXT NOT NULL CHECK (side IN ('mine', 'theirs')),
    text TEXT NOT NULL,
    due TEXT,
    state TEXT NOT NULL DEFAULT 'open'
        CHECK (state IN ('open', 'kept', 'renegotiated', 'broken', 'dropped')),
    made_on TEXT NOT NULL,
    closed_on TEXT
) STRICT;
INSERT INTO "promise" VALUES(1,1,1,'mine','send the deck','2026-12-01','renegotiated','2026-11-18',NULL);
INSERT INTO "promise" VALUES(2,1,1,'theirs','intro to Dana',NULL,'open','2026-11-18',NULL);
INSERT INTO "promise" VALUES(3,NULL,3,'mine','call the printer','2026-11-23','open','2026-11-18',NULL);
CREATE TABLE promise_move (
    id INTEGER PRIMARY KEY,
    promise_id INTEGER NOT NULL REFERENCES promise ON DELETE CASCADE,
    old_due TEXT,
    new_due TEXT NOT NULL,
    moved_on TEXT NOT NULL
) STRICT;
INSERT INTO "promise_move" VALUES(1,1,'2026-11-20','2026-12-01','2026-11-18');
CREATE TABLE recording (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    change_id INTEGER
) STRICT;
INSERT INTO "recording" VALUES(1,NULL);
CREATE TABLE referral (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction ON DELETE SET NULL,
    side TEXT NOT NULL CHECK (side IN ('given', 'received')),
    form TEXT NOT NULL CHECK (form IN ('lead', 'help')),
    what TEXT NOT NULL DEFAULT '',
    value TEXT,
    currency TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'won', 'lost')),
    opened_on TEXT NOT NULL,
    closed_on TEXT,
    honoured_on TEXT,
    honoured_by INTEGER REFERENCES interaction ON DELETE SET NULL
) STRICT;
CREATE TABLE relation (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    other_id INTEGER REFERENCES contact ON DELETE CASCADE,
    name TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    noted_on TEXT NOT NULL
) STRICT;
INSERT INTO "relation" VALUES(1,4,NULL,'Tom','assistant','2026-11-18');
INSERT INTO "relation" VALUES(2,4,2,'','colleague','2026-11-18');
CREATE TABLE round_answer (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    asked_on TEXT NOT NULL,
    fact_id INTEGER REFERENCES fact ON DELETE SET NULL
) STRICT;
CREATE TABLE saved_list (
    id INTEGER PRIMARY KEY,
    call_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    query TEXT NOT NULL
) STRICT;
INSERT INTO "saved_list" VALUES(1,'a','close','tier:A');
CREATE TABLE "schema_migration" ("id" INTEGER NOT NULL PRIMARY KEY, "name" VARCHAR(255) NOT NULL, "applied" DATETIME NOT NULL);
INSERT INTO "schema_migration" VALUES(1,'0001_first','2026-11-18 08:00:00');
INSERT INTO "schema_migration" VALUES(2,'0002_practice','2026-11-22 11:25:27.056801');
INSERT INTO "schema_migration" VALUES(3,'0003_giving','2026-11-22 11:25:27.062449');
CREATE TABLE settled (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    subject TEXT NOT NULL,
    matter INTEGER NOT NULL,
    settled_on TEXT NOT NULL
) STRICT;
CREATE TABLE snooze (
    id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    contact_id INTEGER REFERENCES contact ON DELETE CASCADE,
    promise_id INTEGER REFERENCES promise ON DELETE CASCADE,
    until TEXT NOT NULL,
    set_at TEXT NOT NULL,
    set_on TEXT NOT NULL,
    after INTEGER NOT NULL
) STRICT;
INSERT INTO "snooze" VALUES(1,'cadence',1,NULL,'2026-12-05','2026-11-18T10:00:00.000000Z','2026-11-18',2);
CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    match_key TEXT NOT NULL UNIQUE,
    cadence TEXT,
    cadence_since TEXT
) STRICT;
INSERT INTO "tag" VALUES(1,'saas','saas',NULL,NULL);
INSERT INTO "tag" VALUES(2,'ski','ski',NULL,NULL);
CREATE TABLE unread (key INTEGER PRIMARY KEY) STRICT;
CREATE TABLE vacation (
    id INTEGER PRIMARY KEY,
    begins TEXT NOT NULL,
    ends TEXT NOT NULL CHECK (ends >= begins)
) STRICT;
INSERT INTO "vacation" VALUES(1,'2026-12-20','2027-01-03');
CREATE TABLE waiver (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    kind TEXT NOT NULL,
    waived_on TEXT NOT NULL
) STRICT;
INSERT INTO "waiver" VALUES(1,2,'follow-up','2026-11-18');
CREATE VIRTUAL TABLE written USING fts5(words, tokenize = 'unicode61', prefix = '2 3');
INSERT INTO written (rowid, words) VALUES(9,'pricing');
INSERT INTO written (rowid, words) VALUES(10,'cfo');
INSERT INTO written (rowid, words) VALUES(11,'send the deck');
INSERT INTO written (rowid, words) VALUES(14,'tom assistant');
INSERT INTO written (rowid, words) VALUES(17,'harbour tour');
INSERT INTO written (rowid, words) VALUES(18,'son runs marathons');
INSERT INTO written (rowid, words) VALUES(19,'intro to dana');
INSERT INTO written (rowid, words) VALUES(22,'colleague');
INSERT INTO written (rowid, words) VALUES(25,'in the inbox');
INSERT INTO written (rowid, words) VALUES(26,'two sons');
INSERT INTO written (rowid, words) VALUES(27,'call the printer');
INSERT INTO written (rowid, words) VALUES(33,'web summit: four ways to build');
INSERT INTO written (rowid, words) VALUES(34,'a cfo https://nine.io');
CREATE UNIQUE INDEX "schema_migration_name" ON "schema_migration" ("name");
CREATE INDEX contact_by_name ON contact (sort_key, id, state);
CREATE INDEX contact_by_tier ON contact (tier) WHERE tier IS NOT NULL;
CREATE INDEX contact_point_of ON contact_point (contact_id, position);
CREATE INDEX contact_point_by_key ON contact_point (match_key);
CREATE INDEX contact_tag_by_tag ON contact_tag (tag_id);
CREATE INDEX contact_date_of ON contact_date (contact_id);
CREATE INDEX contact_date_by_month ON contact_date (month, contact_id);
CREATE INDEX card_of ON card (contact_id);
CREATE INDEX card_by_digest ON card (digest);
CREATE INDEX card_by_uid ON card (uid) WHERE uid <> '';
CREATE INDEX interaction_by_day ON interaction (day);
CREATE INDEX participant_by_contact ON participant (contact_id, present, interaction_id);
CREATE INDEX promise_of ON promise (contact_id);
CREATE INDEX promise_from ON promise (interaction_id);
CREATE INDEX promise_open ON promise (due) WHERE state = 'open';
CREATE INDEX promise_move_of ON promise_move (promise_id);
CREATE INDEX fact_of ON fact (contact_id);
CREATE INDEX fact_from ON fact (interaction_id);
CREATE INDEX fact_due ON fact (due, contact_id) WHERE due IS NOT NULL AND ended_on IS NULL;
CREATE INDEX give_of ON give (contact_id);
CREATE INDEX give_from ON give (interaction_id);
CREATE INDEX next_date_of ON next_date (contact_id, set_at);
CREATE INDEX next_date_from ON next_date (interaction_id);
CREATE INDEX snooze_of ON snooze (contact_id, subject, set_at);
CREATE INDEX snooze_promise ON snooze (promise_id) WHERE promise_id IS NOT NULL;
CREATE INDEX waiver_of ON waiver (contact_id);
CREATE INDEX greeting_of ON greeting (contact_id);
CREATE INDEX delta_of ON delta (change_id);
CREATE INDEX job_of ON job (contact_id);
CREATE INDEX relation_of ON relation (contact_id);
CREATE INDEX relation_to ON relation (other_id) WHERE other_id IS NOT NULL;
CREATE INDEX event_by_day ON event (begins);
CREATE INDEX event_contact_of ON event_contact (contact_id);
CREATE INDEX event_contact_from ON event_contact (interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX follow_up_step_of ON follow_up_step (contact_id);
CREATE INDEX follow_up_step_from ON follow_up_step (interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX give_of_clip ON give (clip_id) WHERE clip_id IS NOT NULL;
CREATE INDEX introduction_of ON introduction (contact_id);
CREATE INDEX introduction_to ON introduction (other_id);
CREATE INDEX introduction_open ON introduction (begun_on) WHERE state = 'open';
CREATE INDEX introduction_step_from ON introduction_step (interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX referral_of ON referral (contact_id);
CREATE INDEX referral_from ON referral (interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX referral_honoured_by ON referral (honoured_by) WHERE honoured_by IS NOT NULL;
CREATE INDEX settled_of ON settled (contact_id, subject, matter);
CREATE INDEX dismissal_to ON dismissal (other_id);
CREATE INDEX round_answer_of ON round_answer (contact_id, asked_on);
CREATE INDEX round_answer_fact ON round_answer (fact_id) WHERE fact_id IS NOT NULL;
CREATE INDEX interaction_ask ON interaction (at) WHERE purpose = 'ask' AND direction = 'in';
CREATE TRIGGER "record_contact_insert" AFTER INSERT ON "contact" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'contact', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."uid"), 1, 1) || coalesce(length(CAST(NEW."uid" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."uid" AS TEXT), '') || substr(typeof(NEW."name"), 1, 1) || coalesce(length(CAST(NEW."name" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."name" AS TEXT), '') || substr(typeof(NEW."sort_key"), 1, 1) || coalesce(length(CAST(NEW."sort_key" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."sort_key" AS TEXT), '') || substr(typeof(NEW."search_key"), 1, 1) || coalesce(length(CAST(NEW."search_key" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."search_key" AS TEXT), '') || substr(typeof(NEW."role"), 1, 1) || coalesce(length(CAST(NEW."role" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."role" AS TEXT), '') || substr(typeof(NEW."organisation"), 1, 1) || coalesce(length(CAST(NEW."organisation" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."organisation" AS TEXT), '') || substr(typeof(NEW."place"), 1, 1) || coalesce(length(CAST(NEW."place" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."place" AS TEXT), '') || substr(typeof(NEW."hook"), 1, 1) || coalesce(length(CAST(NEW."hook" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."hook" AS TEXT), '') || substr(typeof(NEW."about"), 1, 1) || coalesce(length(CAST(NEW."about" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."about" AS TEXT), '') || substr(typeof(NEW."tier"), 1, 1) || coalesce(length(CAST(NEW."tier" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."tier" AS TEXT), '') || substr(typeof(NEW."tier_since"), 1, 1) || coalesce(length(CAST(NEW."tier_since" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."tier_since" AS TEXT), '') || substr(typeof(NEW."cadence"), 1, 1) || coalesce(length(CAST(NEW."cadence" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."cadence" AS TEXT), '') || substr(typeof(NEW."cadence_since"), 1, 1) || coalesce(length(CAST(NEW."cadence_since" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."cadence_since" AS TEXT), '') || substr(typeof(NEW."depth"), 1, 1) || coalesce(length(CAST(NEW."depth" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."depth" AS TEXT), '') || substr(typeof(NEW."state"), 1, 1) || coalesce(length(CAST(NEW."state" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."state" AS TEXT), '') || substr(typeof(NEW."created_on"), 1, 1) || coalesce(length(CAST(NEW."created_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."created_on" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_contact_update" AFTER UPDATE ON "contact" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact', NEW.id, 'uid', OLD."uid", NEW."uid" WHERE OLD."uid" IS NOT NEW."uid";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact', NEW.id, 'name', OLD."name", NEW."name" WHERE OLD."name" IS NOT NEW."name";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact', NEW.id, 'sort_key', OLD."sort_key", NEW."sort_key" WHERE OLD."sort_key" IS NOT NEW."sort_key";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact', NEW.id, 'search_key', OLD."search_key", NEW."search_key" WHERE OLD."search_key" IS NOT NEW."search_key";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact', NEW.id, 'role', OLD."role", NEW."role" WHERE OLD."role" IS NOT NEW."role";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact', NEW.id, 'organisation', OLD."organisation", NEW."organisation" WHERE OLD."organisation" IS NOT NEW."organisation";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact', NEW.id, 'place', OLD."place", NEW."place" WHERE OLD."place" IS NOT NEW."place";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact', NEW.id, 'hook', OLD."hook", NEW."hook" WHERE OLD."hook" IS NOT NEW."hook";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact', NEW.id, 'about', OLD."about", NEW."about" WHERE OLD."about" IS NOT NEW."about";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact', NEW.id, 'tier', OLD."tier", NEW."tier" WHERE OLD."tier" IS NOT NEW."tier";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact', NEW.id, 'tier_since', OLD."tier_since", NEW."tier_since" WHERE OLD."tier_since" IS NOT NEW."tier_since";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact', NEW.id, 'cadence', OLD."cadence", NEW."cadence" WHERE OLD."cadence" IS NOT NEW."cadence";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact', NEW.id, 'cadence_since', OLD."cadence_since", NEW."cadence_since" WHERE OLD."cadence_since" IS NOT NEW."cadence_since";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact', NEW.id, 'depth', OLD."depth", NEW."depth" WHERE OLD."depth" IS NOT NEW."depth";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact', NEW.id, 'state', OLD."state", NEW."state" WHERE OLD."state" IS NOT NEW."state";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact', NEW.id, 'created_on', OLD."created_on", NEW."created_on" WHERE OLD."created_on" IS NOT NEW."created_on";
END;
CREATE TRIGGER "record_contact_delete" AFTER DELETE ON "contact" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'contact', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."uid"), 1, 1) || coalesce(length(CAST(OLD."uid" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."uid" AS TEXT), '') || substr(typeof(OLD."name"), 1, 1) || coalesce(length(CAST(OLD."name" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."name" AS TEXT), '') || substr(typeof(OLD."sort_key"), 1, 1) || coalesce(length(CAST(OLD."sort_key" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."sort_key" AS TEXT), '') || substr(typeof(OLD."search_key"), 1, 1) || coalesce(length(CAST(OLD."search_key" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."search_key" AS TEXT), '') || substr(typeof(OLD."role"), 1, 1) || coalesce(length(CAST(OLD."role" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."role" AS TEXT), '') || substr(typeof(OLD."organisation"), 1, 1) || coalesce(length(CAST(OLD."organisation" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."organisation" AS TEXT), '') || substr(typeof(OLD."place"), 1, 1) || coalesce(length(CAST(OLD."place" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."place" AS TEXT), '') || substr(typeof(OLD."hook"), 1, 1) || coalesce(length(CAST(OLD."hook" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."hook" AS TEXT), '') || substr(typeof(OLD."about"), 1, 1) || coalesce(length(CAST(OLD."about" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."about" AS TEXT), '') || substr(typeof(OLD."tier"), 1, 1) || coalesce(length(CAST(OLD."tier" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."tier" AS TEXT), '') || substr(typeof(OLD."tier_since"), 1, 1) || coalesce(length(CAST(OLD."tier_since" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."tier_since" AS TEXT), '') || substr(typeof(OLD."cadence"), 1, 1) || coalesce(length(CAST(OLD."cadence" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."cadence" AS TEXT), '') || substr(typeof(OLD."cadence_since"), 1, 1) || coalesce(length(CAST(OLD."cadence_since" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."cadence_since" AS TEXT), '') || substr(typeof(OLD."depth"), 1, 1) || coalesce(length(CAST(OLD."depth" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."depth" AS TEXT), '') || substr(typeof(OLD."state"), 1, 1) || coalesce(length(CAST(OLD."state" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."state" AS TEXT), '') || substr(typeof(OLD."created_on"), 1, 1) || coalesce(length(CAST(OLD."created_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."created_on" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_contact_point_insert" AFTER INSERT ON "contact_point" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'contact_point', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."kind"), 1, 1) || coalesce(length(CAST(NEW."kind" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."kind" AS TEXT), '') || substr(typeof(NEW."value"), 1, 1) || coalesce(length(CAST(NEW."value" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."value" AS TEXT), '') || substr(typeof(NEW."label"), 1, 1) || coalesce(length(CAST(NEW."label" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."label" AS TEXT), '') || substr(typeof(NEW."match_key"), 1, 1) || coalesce(length(CAST(NEW."match_key" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."match_key" AS TEXT), '') || substr(typeof(NEW."position"), 1, 1) || coalesce(length(CAST(NEW."position" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."position" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_contact_point_update" AFTER UPDATE ON "contact_point" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_point', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_point', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_point', NEW.id, 'kind', OLD."kind", NEW."kind" WHERE OLD."kind" IS NOT NEW."kind";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_point', NEW.id, 'value', OLD."value", NEW."value" WHERE OLD."value" IS NOT NEW."value";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_point', NEW.id, 'label', OLD."label", NEW."label" WHERE OLD."label" IS NOT NEW."label";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_point', NEW.id, 'match_key', OLD."match_key", NEW."match_key" WHERE OLD."match_key" IS NOT NEW."match_key";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_point', NEW.id, 'position', OLD."position", NEW."position" WHERE OLD."position" IS NOT NEW."position";
END;
CREATE TRIGGER "record_contact_point_delete" AFTER DELETE ON "contact_point" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'contact_point', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."kind"), 1, 1) || coalesce(length(CAST(OLD."kind" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."kind" AS TEXT), '') || substr(typeof(OLD."value"), 1, 1) || coalesce(length(CAST(OLD."value" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."value" AS TEXT), '') || substr(typeof(OLD."label"), 1, 1) || coalesce(length(CAST(OLD."label" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."label" AS TEXT), '') || substr(typeof(OLD."match_key"), 1, 1) || coalesce(length(CAST(OLD."match_key" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."match_key" AS TEXT), '') || substr(typeof(OLD."position"), 1, 1) || coalesce(length(CAST(OLD."position" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."position" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_tag_insert" AFTER INSERT ON "tag" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'tag', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."name"), 1, 1) || coalesce(length(CAST(NEW."name" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."name" AS TEXT), '') || substr(typeof(NEW."match_key"), 1, 1) || coalesce(length(CAST(NEW."match_key" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."match_key" AS TEXT), '') || substr(typeof(NEW."cadence"), 1, 1) || coalesce(length(CAST(NEW."cadence" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."cadence" AS TEXT), '') || substr(typeof(NEW."cadence_since"), 1, 1) || coalesce(length(CAST(NEW."cadence_since" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."cadence_since" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_tag_update" AFTER UPDATE ON "tag" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'tag', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'tag', NEW.id, 'name', OLD."name", NEW."name" WHERE OLD."name" IS NOT NEW."name";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'tag', NEW.id, 'match_key', OLD."match_key", NEW."match_key" WHERE OLD."match_key" IS NOT NEW."match_key";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'tag', NEW.id, 'cadence', OLD."cadence", NEW."cadence" WHERE OLD."cadence" IS NOT NEW."cadence";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'tag', NEW.id, 'cadence_since', OLD."cadence_since", NEW."cadence_since" WHERE OLD."cadence_since" IS NOT NEW."cadence_since";
END;
CREATE TRIGGER "record_tag_delete" AFTER DELETE ON "tag" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'tag', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."name"), 1, 1) || coalesce(length(CAST(OLD."name" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."name" AS TEXT), '') || substr(typeof(OLD."match_key"), 1, 1) || coalesce(length(CAST(OLD."match_key" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."match_key" AS TEXT), '') || substr(typeof(OLD."cadence"), 1, 1) || coalesce(length(CAST(OLD."cadence" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."cadence" AS TEXT), '') || substr(typeof(OLD."cadence_since"), 1, 1) || coalesce(length(CAST(OLD."cadence_since" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."cadence_since" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_contact_tag_insert" AFTER INSERT ON "contact_tag" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'contact_tag', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."tag_id"), 1, 1) || coalesce(length(CAST(NEW."tag_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."tag_id" AS TEXT), '') || substr(typeof(NEW."since"), 1, 1) || coalesce(length(CAST(NEW."since" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."since" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_contact_tag_update" AFTER UPDATE ON "contact_tag" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_tag', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_tag', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_tag', NEW.id, 'tag_id', OLD."tag_id", NEW."tag_id" WHERE OLD."tag_id" IS NOT NEW."tag_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_tag', NEW.id, 'since', OLD."since", NEW."since" WHERE OLD."since" IS NOT NEW."since";
END;
CREATE TRIGGER "record_contact_tag_delete" AFTER DELETE ON "contact_tag" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'contact_tag', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."tag_id"), 1, 1) || coalesce(length(CAST(OLD."tag_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."tag_id" AS TEXT), '') || substr(typeof(OLD."since"), 1, 1) || coalesce(length(CAST(OLD."since" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."since" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_contact_date_insert" AFTER INSERT ON "contact_date" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'contact_date', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."kind"), 1, 1) || coalesce(length(CAST(NEW."kind" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."kind" AS TEXT), '') || substr(typeof(NEW."year"), 1, 1) || coalesce(length(CAST(NEW."year" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."year" AS TEXT), '') || substr(typeof(NEW."month"), 1, 1) || coalesce(length(CAST(NEW."month" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."month" AS TEXT), '') || substr(typeof(NEW."day"), 1, 1) || coalesce(length(CAST(NEW."day" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."day" AS TEXT), '') || substr(typeof(NEW."text"), 1, 1) || coalesce(length(CAST(NEW."text" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."text" AS TEXT), '') || substr(typeof(NEW."lead"), 1, 1) || coalesce(length(CAST(NEW."lead" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."lead" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_contact_date_update" AFTER UPDATE ON "contact_date" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_date', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_date', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_date', NEW.id, 'kind', OLD."kind", NEW."kind" WHERE OLD."kind" IS NOT NEW."kind";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_date', NEW.id, 'year', OLD."year", NEW."year" WHERE OLD."year" IS NOT NEW."year";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_date', NEW.id, 'month', OLD."month", NEW."month" WHERE OLD."month" IS NOT NEW."month";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_date', NEW.id, 'day', OLD."day", NEW."day" WHERE OLD."day" IS NOT NEW."day";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_date', NEW.id, 'text', OLD."text", NEW."text" WHERE OLD."text" IS NOT NEW."text";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_date', NEW.id, 'lead', OLD."lead", NEW."lead" WHERE OLD."lead" IS NOT NEW."lead";
END;
CREATE TRIGGER "record_contact_date_delete" AFTER DELETE ON "contact_date" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'contact_date', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."kind"), 1, 1) || coalesce(length(CAST(OLD."kind" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."kind" AS TEXT), '') || substr(typeof(OLD."year"), 1, 1) || coalesce(length(CAST(OLD."year" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."year" AS TEXT), '') || substr(typeof(OLD."month"), 1, 1) || coalesce(length(CAST(OLD."month" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."month" AS TEXT), '') || substr(typeof(OLD."day"), 1, 1) || coalesce(length(CAST(OLD."day" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."day" AS TEXT), '') || substr(typeof(OLD."text"), 1, 1) || coalesce(length(CAST(OLD."text" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."text" AS TEXT), '') || substr(typeof(OLD."lead"), 1, 1) || coalesce(length(CAST(OLD."lead" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."lead" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_card_insert" AFTER INSERT ON "card" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'card', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."source"), 1, 1) || coalesce(length(CAST(NEW."source" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."source" AS TEXT), '') || substr(typeof(NEW."uid"), 1, 1) || coalesce(length(CAST(NEW."uid" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."uid" AS TEXT), '') || substr(typeof(NEW."digest"), 1, 1) || coalesce(length(CAST(NEW."digest" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."digest" AS TEXT), '') || substr(typeof(NEW."original"), 1, 1) || coalesce(length(CAST(NEW."original" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."original" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_card_update" AFTER UPDATE ON "card" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'card', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'card', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'card', NEW.id, 'source', OLD."source", NEW."source" WHERE OLD."source" IS NOT NEW."source";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'card', NEW.id, 'uid', OLD."uid", NEW."uid" WHERE OLD."uid" IS NOT NEW."uid";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'card', NEW.id, 'digest', OLD."digest", NEW."digest" WHERE OLD."digest" IS NOT NEW."digest";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'card', NEW.id, 'original', OLD."original", NEW."original" WHERE OLD."original" IS NOT NEW."original";
END;
CREATE TRIGGER "record_card_delete" AFTER DELETE ON "card" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'card', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."source"), 1, 1) || coalesce(length(CAST(OLD."source" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."source" AS TEXT), '') || substr(typeof(OLD."uid"), 1, 1) || coalesce(length(CAST(OLD."uid" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."uid" AS TEXT), '') || substr(typeof(OLD."digest"), 1, 1) || coalesce(length(CAST(OLD."digest" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."digest" AS TEXT), '') || substr(typeof(OLD."original"), 1, 1) || coalesce(length(CAST(OLD."original" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."original" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_interaction_insert" AFTER INSERT ON "interaction" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'interaction', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."kind"), 1, 1) || coalesce(length(CAST(NEW."kind" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."kind" AS TEXT), '') || substr(typeof(NEW."direction"), 1, 1) || coalesce(length(CAST(NEW."direction" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."direction" AS TEXT), '') || substr(typeof(NEW."purpose"), 1, 1) || coalesce(length(CAST(NEW."purpose" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."purpose" AS TEXT), '') || substr(typeof(NEW."at"), 1, 1) || coalesce(length(CAST(NEW."at" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."at" AS TEXT), '') || substr(typeof(NEW."day"), 1, 1) || coalesce(length(CAST(NEW."day" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."day" AS TEXT), '') || substr(typeof(NEW."zone"), 1, 1) || coalesce(length(CAST(NEW."zone" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."zone" AS TEXT), '') || substr(typeof(NEW."timed"), 1, 1) || coalesce(length(CAST(NEW."timed" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."timed" AS TEXT), '') || substr(typeof(NEW."minutes"), 1, 1) || coalesce(length(CAST(NEW."minutes" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."minutes" AS TEXT), '') || substr(typeof(NEW."written_at"), 1, 1) || coalesce(length(CAST(NEW."written_at" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."written_at" AS TEXT), '') || substr(typeof(NEW."line"), 1, 1) || coalesce(length(CAST(NEW."line" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."line" AS TEXT), '') || substr(typeof(NEW."words"), 1, 1) || coalesce(length(CAST(NEW."words" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."words" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_interaction_update" AFTER UPDATE ON "interaction" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'interaction', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'interaction', NEW.id, 'kind', OLD."kind", NEW."kind" WHERE OLD."kind" IS NOT NEW."kind";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'interaction', NEW.id, 'direction', OLD."direction", NEW."direction" WHERE OLD."direction" IS NOT NEW."direction";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'interaction', NEW.id, 'purpose', OLD."purpose", NEW."purpose" WHERE OLD."purpose" IS NOT NEW."purpose";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'interaction', NEW.id, 'at', OLD."at", NEW."at" WHERE OLD."at" IS NOT NEW."at";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'interaction', NEW.id, 'day', OLD."day", NEW."day" WHERE OLD."day" IS NOT NEW."day";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'interaction', NEW.id, 'zone', OLD."zone", NEW."zone" WHERE OLD."zone" IS NOT NEW."zone";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'interaction', NEW.id, 'timed', OLD."timed", NEW."timed" WHERE OLD."timed" IS NOT NEW."timed";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'interaction', NEW.id, 'minutes', OLD."minutes", NEW."minutes" WHERE OLD."minutes" IS NOT NEW."minutes";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'interaction', NEW.id, 'written_at', OLD."written_at", NEW."written_at" WHERE OLD."written_at" IS NOT NEW."written_at";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'interaction', NEW.id, 'line', OLD."line", NEW."line" WHERE OLD."line" IS NOT NEW."line";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'interaction', NEW.id, 'words', OLD."words", NEW."words" WHERE OLD."words" IS NOT NEW."words";
END;
CREATE TRIGGER "record_interaction_delete" AFTER DELETE ON "interaction" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'interaction', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."kind"), 1, 1) || coalesce(length(CAST(OLD."kind" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."kind" AS TEXT), '') || substr(typeof(OLD."direction"), 1, 1) || coalesce(length(CAST(OLD."direction" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."direction" AS TEXT), '') || substr(typeof(OLD."purpose"), 1, 1) || coalesce(length(CAST(OLD."purpose" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."purpose" AS TEXT), '') || substr(typeof(OLD."at"), 1, 1) || coalesce(length(CAST(OLD."at" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."at" AS TEXT), '') || substr(typeof(OLD."day"), 1, 1) || coalesce(length(CAST(OLD."day" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."day" AS TEXT), '') || substr(typeof(OLD."zone"), 1, 1) || coalesce(length(CAST(OLD."zone" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."zone" AS TEXT), '') || substr(typeof(OLD."timed"), 1, 1) || coalesce(length(CAST(OLD."timed" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."timed" AS TEXT), '') || substr(typeof(OLD."minutes"), 1, 1) || coalesce(length(CAST(OLD."minutes" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."minutes" AS TEXT), '') || substr(typeof(OLD."written_at"), 1, 1) || coalesce(length(CAST(OLD."written_at" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."written_at" AS TEXT), '') || substr(typeof(OLD."line"), 1, 1) || coalesce(length(CAST(OLD."line" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."line" AS TEXT), '') || substr(typeof(OLD."words"), 1, 1) || coalesce(length(CAST(OLD."words" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."words" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_participant_insert" AFTER INSERT ON "participant" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'participant', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."interaction_id"), 1, 1) || coalesce(length(CAST(NEW."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."interaction_id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."present"), 1, 1) || coalesce(length(CAST(NEW."present" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."present" AS TEXT), '') || substr(typeof(NEW."position"), 1, 1) || coalesce(length(CAST(NEW."position" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."position" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_participant_update" AFTER UPDATE ON "participant" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'participant', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'participant', NEW.id, 'interaction_id', OLD."interaction_id", NEW."interaction_id" WHERE OLD."interaction_id" IS NOT NEW."interaction_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'participant', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'participant', NEW.id, 'present', OLD."present", NEW."present" WHERE OLD."present" IS NOT NEW."present";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'participant', NEW.id, 'position', OLD."position", NEW."position" WHERE OLD."position" IS NOT NEW."position";
END;
CREATE TRIGGER "record_participant_delete" AFTER DELETE ON "participant" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'participant', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."interaction_id"), 1, 1) || coalesce(length(CAST(OLD."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."interaction_id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."present"), 1, 1) || coalesce(length(CAST(OLD."present" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."present" AS TEXT), '') || substr(typeof(OLD."position"), 1, 1) || coalesce(length(CAST(OLD."position" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."position" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_promise_insert" AFTER INSERT ON "promise" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'promise', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."interaction_id"), 1, 1) || coalesce(length(CAST(NEW."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."interaction_id" AS TEXT), '') || substr(typeof(NEW."side"), 1, 1) || coalesce(length(CAST(NEW."side" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."side" AS TEXT), '') || substr(typeof(NEW."text"), 1, 1) || coalesce(length(CAST(NEW."text" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."text" AS TEXT), '') || substr(typeof(NEW."due"), 1, 1) || coalesce(length(CAST(NEW."due" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."due" AS TEXT), '') || substr(typeof(NEW."state"), 1, 1) || coalesce(length(CAST(NEW."state" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."state" AS TEXT), '') || substr(typeof(NEW."made_on"), 1, 1) || coalesce(length(CAST(NEW."made_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."made_on" AS TEXT), '') || substr(typeof(NEW."closed_on"), 1, 1) || coalesce(length(CAST(NEW."closed_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."closed_on" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_promise_update" AFTER UPDATE ON "promise" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'promise', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'promise', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'promise', NEW.id, 'interaction_id', OLD."interaction_id", NEW."interaction_id" WHERE OLD."interaction_id" IS NOT NEW."interaction_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'promise', NEW.id, 'side', OLD."side", NEW."side" WHERE OLD."side" IS NOT NEW."side";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'promise', NEW.id, 'text', OLD."text", NEW."text" WHERE OLD."text" IS NOT NEW."text";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'promise', NEW.id, 'due', OLD."due", NEW."due" WHERE OLD."due" IS NOT NEW."due";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'promise', NEW.id, 'state', OLD."state", NEW."state" WHERE OLD."state" IS NOT NEW."state";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'promise', NEW.id, 'made_on', OLD."made_on", NEW."made_on" WHERE OLD."made_on" IS NOT NEW."made_on";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'promise', NEW.id, 'closed_on', OLD."closed_on", NEW."closed_on" WHERE OLD."closed_on" IS NOT NEW."closed_on";
END;
CREATE TRIGGER "record_promise_delete" AFTER DELETE ON "promise" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'promise', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."interaction_id"), 1, 1) || coalesce(length(CAST(OLD."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."interaction_id" AS TEXT), '') || substr(typeof(OLD."side"), 1, 1) || coalesce(length(CAST(OLD."side" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."side" AS TEXT), '') || substr(typeof(OLD."text"), 1, 1) || coalesce(length(CAST(OLD."text" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."text" AS TEXT), '') || substr(typeof(OLD."due"), 1, 1) || coalesce(length(CAST(OLD."due" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."due" AS TEXT), '') || substr(typeof(OLD."state"), 1, 1) || coalesce(length(CAST(OLD."state" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."state" AS TEXT), '') || substr(typeof(OLD."made_on"), 1, 1) || coalesce(length(CAST(OLD."made_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."made_on" AS TEXT), '') || substr(typeof(OLD."closed_on"), 1, 1) || coalesce(length(CAST(OLD."closed_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."closed_on" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_promise_move_insert" AFTER INSERT ON "promise_move" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'promise_move', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."promise_id"), 1, 1) || coalesce(length(CAST(NEW."promise_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."promise_id" AS TEXT), '') || substr(typeof(NEW."old_due"), 1, 1) || coalesce(length(CAST(NEW."old_due" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."old_due" AS TEXT), '') || substr(typeof(NEW."new_due"), 1, 1) || coalesce(length(CAST(NEW."new_due" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."new_due" AS TEXT), '') || substr(typeof(NEW."moved_on"), 1, 1) || coalesce(length(CAST(NEW."moved_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."moved_on" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_promise_move_update" AFTER UPDATE ON "promise_move" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'promise_move', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'promise_move', NEW.id, 'promise_id', OLD."promise_id", NEW."promise_id" WHERE OLD."promise_id" IS NOT NEW."promise_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'promise_move', NEW.id, 'old_due', OLD."old_due", NEW."old_due" WHERE OLD."old_due" IS NOT NEW."old_due";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'promise_move', NEW.id, 'new_due', OLD."new_due", NEW."new_due" WHERE OLD."new_due" IS NOT NEW."new_due";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'promise_move', NEW.id, 'moved_on', OLD."moved_on", NEW."moved_on" WHERE OLD."moved_on" IS NOT NEW."moved_on";
END;
CREATE TRIGGER "record_promise_move_delete" AFTER DELETE ON "promise_move" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'promise_move', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."promise_id"), 1, 1) || coalesce(length(CAST(OLD."promise_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."promise_id" AS TEXT), '') || substr(typeof(OLD."old_due"), 1, 1) || coalesce(length(CAST(OLD."old_due" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."old_due" AS TEXT), '') || substr(typeof(OLD."new_due"), 1, 1) || coalesce(length(CAST(OLD."new_due" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."new_due" AS TEXT), '') || substr(typeof(OLD."moved_on"), 1, 1) || coalesce(length(CAST(OLD."moved_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."moved_on" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_fact_insert" AFTER INSERT ON "fact" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'fact', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."interaction_id"), 1, 1) || coalesce(length(CAST(NEW."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."interaction_id" AS TEXT), '') || substr(typeof(NEW."kind"), 1, 1) || coalesce(length(CAST(NEW."kind" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."kind" AS TEXT), '') || substr(typeof(NEW."text"), 1, 1) || coalesce(length(CAST(NEW."text" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."text" AS TEXT), '') || substr(typeof(NEW."due"), 1, 1) || coalesce(length(CAST(NEW."due" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."due" AS TEXT), '') || substr(typeof(NEW."noted_on"), 1, 1) || coalesce(length(CAST(NEW."noted_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."noted_on" AS TEXT), '') || substr(typeof(NEW."ended_on"), 1, 1) || coalesce(length(CAST(NEW."ended_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."ended_on" AS TEXT), '') || substr(typeof(NEW."source"), 1, 1) || coalesce(length(CAST(NEW."source" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."source" AS TEXT), '') || substr(typeof(NEW."outcome"), 1, 1) || coalesce(length(CAST(NEW."outcome" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."outcome" AS TEXT), '') || substr(typeof(NEW."written"), 1, 1) || coalesce(length(CAST(NEW."written" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."written" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_fact_update" AFTER UPDATE ON "fact" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'fact', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'fact', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'fact', NEW.id, 'interaction_id', OLD."interaction_id", NEW."interaction_id" WHERE OLD."interaction_id" IS NOT NEW."interaction_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'fact', NEW.id, 'kind', OLD."kind", NEW."kind" WHERE OLD."kind" IS NOT NEW."kind";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'fact', NEW.id, 'text', OLD."text", NEW."text" WHERE OLD."text" IS NOT NEW."text";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'fact', NEW.id, 'due', OLD."due", NEW."due" WHERE OLD."due" IS NOT NEW."due";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'fact', NEW.id, 'noted_on', OLD."noted_on", NEW."noted_on" WHERE OLD."noted_on" IS NOT NEW."noted_on";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'fact', NEW.id, 'ended_on', OLD."ended_on", NEW."ended_on" WHERE OLD."ended_on" IS NOT NEW."ended_on";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'fact', NEW.id, 'source', OLD."source", NEW."source" WHERE OLD."source" IS NOT NEW."source";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'fact', NEW.id, 'outcome', OLD."outcome", NEW."outcome" WHERE OLD."outcome" IS NOT NEW."outcome";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'fact', NEW.id, 'written', OLD."written", NEW."written" WHERE OLD."written" IS NOT NEW."written";
END;
CREATE TRIGGER "record_fact_delete" AFTER DELETE ON "fact" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'fact', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."interaction_id"), 1, 1) || coalesce(length(CAST(OLD."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."interaction_id" AS TEXT), '') || substr(typeof(OLD."kind"), 1, 1) || coalesce(length(CAST(OLD."kind" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."kind" AS TEXT), '') || substr(typeof(OLD."text"), 1, 1) || coalesce(length(CAST(OLD."text" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."text" AS TEXT), '') || substr(typeof(OLD."due"), 1, 1) || coalesce(length(CAST(OLD."due" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."due" AS TEXT), '') || substr(typeof(OLD."noted_on"), 1, 1) || coalesce(length(CAST(OLD."noted_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."noted_on" AS TEXT), '') || substr(typeof(OLD."ended_on"), 1, 1) || coalesce(length(CAST(OLD."ended_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."ended_on" AS TEXT), '') || substr(typeof(OLD."source"), 1, 1) || coalesce(length(CAST(OLD."source" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."source" AS TEXT), '') || substr(typeof(OLD."outcome"), 1, 1) || coalesce(length(CAST(OLD."outcome" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."outcome" AS TEXT), '') || substr(typeof(OLD."written"), 1, 1) || coalesce(length(CAST(OLD."written" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."written" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_give_insert" AFTER INSERT ON "give" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'give', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."interaction_id"), 1, 1) || coalesce(length(CAST(NEW."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."interaction_id" AS TEXT), '') || substr(typeof(NEW."kind"), 1, 1) || coalesce(length(CAST(NEW."kind" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."kind" AS TEXT), '') || substr(typeof(NEW."detail"), 1, 1) || coalesce(length(CAST(NEW."detail" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."detail" AS TEXT), '') || substr(typeof(NEW."mine"), 1, 1) || coalesce(length(CAST(NEW."mine" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."mine" AS TEXT), '') || substr(typeof(NEW."clip_id"), 1, 1) || coalesce(length(CAST(NEW."clip_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."clip_id" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_give_update" AFTER UPDATE ON "give" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'give', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'give', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'give', NEW.id, 'interaction_id', OLD."interaction_id", NEW."interaction_id" WHERE OLD."interaction_id" IS NOT NEW."interaction_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'give', NEW.id, 'kind', OLD."kind", NEW."kind" WHERE OLD."kind" IS NOT NEW."kind";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'give', NEW.id, 'detail', OLD."detail", NEW."detail" WHERE OLD."detail" IS NOT NEW."detail";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'give', NEW.id, 'mine', OLD."mine", NEW."mine" WHERE OLD."mine" IS NOT NEW."mine";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'give', NEW.id, 'clip_id', OLD."clip_id", NEW."clip_id" WHERE OLD."clip_id" IS NOT NEW."clip_id";
END;
CREATE TRIGGER "record_give_delete" AFTER DELETE ON "give" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'give', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."interaction_id"), 1, 1) || coalesce(length(CAST(OLD."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."interaction_id" AS TEXT), '') || substr(typeof(OLD."kind"), 1, 1) || coalesce(length(CAST(OLD."kind" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."kind" AS TEXT), '') || substr(typeof(OLD."detail"), 1, 1) || coalesce(length(CAST(OLD."detail" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."detail" AS TEXT), '') || substr(typeof(OLD."mine"), 1, 1) || coalesce(length(CAST(OLD."mine" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."mine" AS TEXT), '') || substr(typeof(OLD."clip_id"), 1, 1) || coalesce(length(CAST(OLD."clip_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."clip_id" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_next_date_insert" AFTER INSERT ON "next_date" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'next_date', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."interaction_id"), 1, 1) || coalesce(length(CAST(NEW."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."interaction_id" AS TEXT), '') || substr(typeof(NEW."day"), 1, 1) || coalesce(length(CAST(NEW."day" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."day" AS TEXT), '') || substr(typeof(NEW."set_at"), 1, 1) || coalesce(length(CAST(NEW."set_at" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."set_at" AS TEXT), '') || substr(typeof(NEW."after"), 1, 1) || coalesce(length(CAST(NEW."after" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."after" AS TEXT), '') || substr(typeof(NEW."cleared"), 1, 1) || coalesce(length(CAST(NEW."cleared" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."cleared" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_next_date_update" AFTER UPDATE ON "next_date" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'next_date', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'next_date', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'next_date', NEW.id, 'interaction_id', OLD."interaction_id", NEW."interaction_id" WHERE OLD."interaction_id" IS NOT NEW."interaction_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'next_date', NEW.id, 'day', OLD."day", NEW."day" WHERE OLD."day" IS NOT NEW."day";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'next_date', NEW.id, 'set_at', OLD."set_at", NEW."set_at" WHERE OLD."set_at" IS NOT NEW."set_at";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'next_date', NEW.id, 'after', OLD."after", NEW."after" WHERE OLD."after" IS NOT NEW."after";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'next_date', NEW.id, 'cleared', OLD."cleared", NEW."cleared" WHERE OLD."cleared" IS NOT NEW."cleared";
END;
CREATE TRIGGER "record_next_date_delete" AFTER DELETE ON "next_date" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'next_date', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."interaction_id"), 1, 1) || coalesce(length(CAST(OLD."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."interaction_id" AS TEXT), '') || substr(typeof(OLD."day"), 1, 1) || coalesce(length(CAST(OLD."day" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."day" AS TEXT), '') || substr(typeof(OLD."set_at"), 1, 1) || coalesce(length(CAST(OLD."set_at" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."set_at" AS TEXT), '') || substr(typeof(OLD."after"), 1, 1) || coalesce(length(CAST(OLD."after" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."after" AS TEXT), '') || substr(typeof(OLD."cleared"), 1, 1) || coalesce(length(CAST(OLD."cleared" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."cleared" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_snooze_insert" AFTER INSERT ON "snooze" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'snooze', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."subject"), 1, 1) || coalesce(length(CAST(NEW."subject" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."subject" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."promise_id"), 1, 1) || coalesce(length(CAST(NEW."promise_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."promise_id" AS TEXT), '') || substr(typeof(NEW."until"), 1, 1) || coalesce(length(CAST(NEW."until" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."until" AS TEXT), '') || substr(typeof(NEW."set_at"), 1, 1) || coalesce(length(CAST(NEW."set_at" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."set_at" AS TEXT), '') || substr(typeof(NEW."set_on"), 1, 1) || coalesce(length(CAST(NEW."set_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."set_on" AS TEXT), '') || substr(typeof(NEW."after"), 1, 1) || coalesce(length(CAST(NEW."after" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."after" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_snooze_update" AFTER UPDATE ON "snooze" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'snooze', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'snooze', NEW.id, 'subject', OLD."subject", NEW."subject" WHERE OLD."subject" IS NOT NEW."subject";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'snooze', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'snooze', NEW.id, 'promise_id', OLD."promise_id", NEW."promise_id" WHERE OLD."promise_id" IS NOT NEW."promise_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'snooze', NEW.id, 'until', OLD."until", NEW."until" WHERE OLD."until" IS NOT NEW."until";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'snooze', NEW.id, 'set_at', OLD."set_at", NEW."set_at" WHERE OLD."set_at" IS NOT NEW."set_at";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'snooze', NEW.id, 'set_on', OLD."set_on", NEW."set_on" WHERE OLD."set_on" IS NOT NEW."set_on";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'snooze', NEW.id, 'after', OLD."after", NEW."after" WHERE OLD."after" IS NOT NEW."after";
END;
CREATE TRIGGER "record_snooze_delete" AFTER DELETE ON "snooze" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'snooze', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."subject"), 1, 1) || coalesce(length(CAST(OLD."subject" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."subject" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."promise_id"), 1, 1) || coalesce(length(CAST(OLD."promise_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."promise_id" AS TEXT), '') || substr(typeof(OLD."until"), 1, 1) || coalesce(length(CAST(OLD."until" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."until" AS TEXT), '') || substr(typeof(OLD."set_at"), 1, 1) || coalesce(length(CAST(OLD."set_at" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."set_at" AS TEXT), '') || substr(typeof(OLD."set_on"), 1, 1) || coalesce(length(CAST(OLD."set_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."set_on" AS TEXT), '') || substr(typeof(OLD."after"), 1, 1) || coalesce(length(CAST(OLD."after" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."after" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_waiver_insert" AFTER INSERT ON "waiver" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'waiver', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."kind"), 1, 1) || coalesce(length(CAST(NEW."kind" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."kind" AS TEXT), '') || substr(typeof(NEW."waived_on"), 1, 1) || coalesce(length(CAST(NEW."waived_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."waived_on" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_waiver_update" AFTER UPDATE ON "waiver" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'waiver', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'waiver', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'waiver', NEW.id, 'kind', OLD."kind", NEW."kind" WHERE OLD."kind" IS NOT NEW."kind";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'waiver', NEW.id, 'waived_on', OLD."waived_on", NEW."waived_on" WHERE OLD."waived_on" IS NOT NEW."waived_on";
END;
CREATE TRIGGER "record_waiver_delete" AFTER DELETE ON "waiver" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'waiver', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."kind"), 1, 1) || coalesce(length(CAST(OLD."kind" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."kind" AS TEXT), '') || substr(typeof(OLD."waived_on"), 1, 1) || coalesce(length(CAST(OLD."waived_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."waived_on" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_greeting_insert" AFTER INSERT ON "greeting" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'greeting', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."kind"), 1, 1) || coalesce(length(CAST(NEW."kind" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."kind" AS TEXT), '') || substr(typeof(NEW."occurrence"), 1, 1) || coalesce(length(CAST(NEW."occurrence" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."occurrence" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_greeting_update" AFTER UPDATE ON "greeting" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'greeting', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'greeting', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'greeting', NEW.id, 'kind', OLD."kind", NEW."kind" WHERE OLD."kind" IS NOT NEW."kind";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'greeting', NEW.id, 'occurrence', OLD."occurrence", NEW."occurrence" WHERE OLD."occurrence" IS NOT NEW."occurrence";
END;
CREATE TRIGGER "record_greeting_delete" AFTER DELETE ON "greeting" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'greeting', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."kind"), 1, 1) || coalesce(length(CAST(OLD."kind" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."kind" AS TEXT), '') || substr(typeof(OLD."occurrence"), 1, 1) || coalesce(length(CAST(OLD."occurrence" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."occurrence" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_job_insert" AFTER INSERT ON "job" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'job', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."role"), 1, 1) || coalesce(length(CAST(NEW."role" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."role" AS TEXT), '') || substr(typeof(NEW."organisation"), 1, 1) || coalesce(length(CAST(NEW."organisation" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."organisation" AS TEXT), '') || substr(typeof(NEW."until"), 1, 1) || coalesce(length(CAST(NEW."until" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."until" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_job_update" AFTER UPDATE ON "job" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'job', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'job', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'job', NEW.id, 'role', OLD."role", NEW."role" WHERE OLD."role" IS NOT NEW."role";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'job', NEW.id, 'organisation', OLD."organisation", NEW."organisation" WHERE OLD."organisation" IS NOT NEW."organisation";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'job', NEW.id, 'until', OLD."until", NEW."until" WHERE OLD."until" IS NOT NEW."until";
END;
CREATE TRIGGER "record_job_delete" AFTER DELETE ON "job" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'job', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."role"), 1, 1) || coalesce(length(CAST(OLD."role" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."role" AS TEXT), '') || substr(typeof(OLD."organisation"), 1, 1) || coalesce(length(CAST(OLD."organisation" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."organisation" AS TEXT), '') || substr(typeof(OLD."until"), 1, 1) || coalesce(length(CAST(OLD."until" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."until" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_relation_insert" AFTER INSERT ON "relation" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'relation', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."other_id"), 1, 1) || coalesce(length(CAST(NEW."other_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."other_id" AS TEXT), '') || substr(typeof(NEW."name"), 1, 1) || coalesce(length(CAST(NEW."name" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."name" AS TEXT), '') || substr(typeof(NEW."kind"), 1, 1) || coalesce(length(CAST(NEW."kind" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."kind" AS TEXT), '') || substr(typeof(NEW."noted_on"), 1, 1) || coalesce(length(CAST(NEW."noted_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."noted_on" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_relation_update" AFTER UPDATE ON "relation" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'relation', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'relation', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'relation', NEW.id, 'other_id', OLD."other_id", NEW."other_id" WHERE OLD."other_id" IS NOT NEW."other_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'relation', NEW.id, 'name', OLD."name", NEW."name" WHERE OLD."name" IS NOT NEW."name";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'relation', NEW.id, 'kind', OLD."kind", NEW."kind" WHERE OLD."kind" IS NOT NEW."kind";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'relation', NEW.id, 'noted_on', OLD."noted_on", NEW."noted_on" WHERE OLD."noted_on" IS NOT NEW."noted_on";
END;
CREATE TRIGGER "record_relation_delete" AFTER DELETE ON "relation" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'relation', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."other_id"), 1, 1) || coalesce(length(CAST(OLD."other_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."other_id" AS TEXT), '') || substr(typeof(OLD."name"), 1, 1) || coalesce(length(CAST(OLD."name" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."name" AS TEXT), '') || substr(typeof(OLD."kind"), 1, 1) || coalesce(length(CAST(OLD."kind" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."kind" AS TEXT), '') || substr(typeof(OLD."noted_on"), 1, 1) || coalesce(length(CAST(OLD."noted_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."noted_on" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_event_insert" AFTER INSERT ON "event" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'event', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."name"), 1, 1) || coalesce(length(CAST(NEW."name" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."name" AS TEXT), '') || substr(typeof(NEW."match_key"), 1, 1) || coalesce(length(CAST(NEW."match_key" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."match_key" AS TEXT), '') || substr(typeof(NEW."place"), 1, 1) || coalesce(length(CAST(NEW."place" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."place" AS TEXT), '') || substr(typeof(NEW."begins"), 1, 1) || coalesce(length(CAST(NEW."begins" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."begins" AS TEXT), '') || substr(typeof(NEW."ends"), 1, 1) || coalesce(length(CAST(NEW."ends" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."ends" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_event_update" AFTER UPDATE ON "event" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'event', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'event', NEW.id, 'name', OLD."name", NEW."name" WHERE OLD."name" IS NOT NEW."name";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'event', NEW.id, 'match_key', OLD."match_key", NEW."match_key" WHERE OLD."match_key" IS NOT NEW."match_key";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'event', NEW.id, 'place', OLD."place", NEW."place" WHERE OLD."place" IS NOT NEW."place";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'event', NEW.id, 'begins', OLD."begins", NEW."begins" WHERE OLD."begins" IS NOT NEW."begins";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'event', NEW.id, 'ends', OLD."ends", NEW."ends" WHERE OLD."ends" IS NOT NEW."ends";
END;
CREATE TRIGGER "record_event_delete" AFTER DELETE ON "event" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'event', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."name"), 1, 1) || coalesce(length(CAST(OLD."name" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."name" AS TEXT), '') || substr(typeof(OLD."match_key"), 1, 1) || coalesce(length(CAST(OLD."match_key" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."match_key" AS TEXT), '') || substr(typeof(OLD."place"), 1, 1) || coalesce(length(CAST(OLD."place" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."place" AS TEXT), '') || substr(typeof(OLD."begins"), 1, 1) || coalesce(length(CAST(OLD."begins" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."begins" AS TEXT), '') || substr(typeof(OLD."ends"), 1, 1) || coalesce(length(CAST(OLD."ends" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."ends" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_event_contact_insert" AFTER INSERT ON "event_contact" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'event_contact', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."event_id"), 1, 1) || coalesce(length(CAST(NEW."event_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."event_id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."interaction_id"), 1, 1) || coalesce(length(CAST(NEW."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."interaction_id" AS TEXT), '') || substr(typeof(NEW."role"), 1, 1) || coalesce(length(CAST(NEW."role" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."role" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_event_contact_update" AFTER UPDATE ON "event_contact" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'event_contact', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'event_contact', NEW.id, 'event_id', OLD."event_id", NEW."event_id" WHERE OLD."event_id" IS NOT NEW."event_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'event_contact', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'event_contact', NEW.id, 'interaction_id', OLD."interaction_id", NEW."interaction_id" WHERE OLD."interaction_id" IS NOT NEW."interaction_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'event_contact', NEW.id, 'role', OLD."role", NEW."role" WHERE OLD."role" IS NOT NEW."role";
END;
CREATE TRIGGER "record_event_contact_delete" AFTER DELETE ON "event_contact" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'event_contact', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."event_id"), 1, 1) || coalesce(length(CAST(OLD."event_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."event_id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."interaction_id"), 1, 1) || coalesce(length(CAST(OLD."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."interaction_id" AS TEXT), '') || substr(typeof(OLD."role"), 1, 1) || coalesce(length(CAST(OLD."role" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."role" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_follow_up_step_insert" AFTER INSERT ON "follow_up_step" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'follow_up_step', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."interaction_id"), 1, 1) || coalesce(length(CAST(NEW."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."interaction_id" AS TEXT), '') || substr(typeof(NEW."step"), 1, 1) || coalesce(length(CAST(NEW."step" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."step" AS TEXT), '') || substr(typeof(NEW."skipped"), 1, 1) || coalesce(length(CAST(NEW."skipped" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."skipped" AS TEXT), '') || substr(typeof(NEW."detail"), 1, 1) || coalesce(length(CAST(NEW."detail" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."detail" AS TEXT), '') || substr(typeof(NEW."at"), 1, 1) || coalesce(length(CAST(NEW."at" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."at" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_follow_up_step_update" AFTER UPDATE ON "follow_up_step" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'follow_up_step', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'follow_up_step', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'follow_up_step', NEW.id, 'interaction_id', OLD."interaction_id", NEW."interaction_id" WHERE OLD."interaction_id" IS NOT NEW."interaction_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'follow_up_step', NEW.id, 'step', OLD."step", NEW."step" WHERE OLD."step" IS NOT NEW."step";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'follow_up_step', NEW.id, 'skipped', OLD."skipped", NEW."skipped" WHERE OLD."skipped" IS NOT NEW."skipped";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'follow_up_step', NEW.id, 'detail', OLD."detail", NEW."detail" WHERE OLD."detail" IS NOT NEW."detail";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'follow_up_step', NEW.id, 'at', OLD."at", NEW."at" WHERE OLD."at" IS NOT NEW."at";
END;
CREATE TRIGGER "record_follow_up_step_delete" AFTER DELETE ON "follow_up_step" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'follow_up_step', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."interaction_id"), 1, 1) || coalesce(length(CAST(OLD."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."interaction_id" AS TEXT), '') || substr(typeof(OLD."step"), 1, 1) || coalesce(length(CAST(OLD."step" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."step" AS TEXT), '') || substr(typeof(OLD."skipped"), 1, 1) || coalesce(length(CAST(OLD."skipped" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."skipped" AS TEXT), '') || substr(typeof(OLD."detail"), 1, 1) || coalesce(length(CAST(OLD."detail" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."detail" AS TEXT), '') || substr(typeof(OLD."at"), 1, 1) || coalesce(length(CAST(OLD."at" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."at" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_vacation_insert" AFTER INSERT ON "vacation" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'vacation', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."begins"), 1, 1) || coalesce(length(CAST(NEW."begins" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."begins" AS TEXT), '') || substr(typeof(NEW."ends"), 1, 1) || coalesce(length(CAST(NEW."ends" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."ends" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_vacation_update" AFTER UPDATE ON "vacation" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'vacation', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'vacation', NEW.id, 'begins', OLD."begins", NEW."begins" WHERE OLD."begins" IS NOT NEW."begins";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'vacation', NEW.id, 'ends', OLD."ends", NEW."ends" WHERE OLD."ends" IS NOT NEW."ends";
END;
CREATE TRIGGER "record_vacation_delete" AFTER DELETE ON "vacation" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'vacation', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."begins"), 1, 1) || coalesce(length(CAST(OLD."begins" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."begins" AS TEXT), '') || substr(typeof(OLD."ends"), 1, 1) || coalesce(length(CAST(OLD."ends" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."ends" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_saved_list_insert" AFTER INSERT ON "saved_list" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'saved_list', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."call_key"), 1, 1) || coalesce(length(CAST(NEW."call_key" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."call_key" AS TEXT), '') || substr(typeof(NEW."name"), 1, 1) || coalesce(length(CAST(NEW."name" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."name" AS TEXT), '') || substr(typeof(NEW."query"), 1, 1) || coalesce(length(CAST(NEW."query" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."query" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_saved_list_update" AFTER UPDATE ON "saved_list" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'saved_list', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'saved_list', NEW.id, 'call_key', OLD."call_key", NEW."call_key" WHERE OLD."call_key" IS NOT NEW."call_key";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'saved_list', NEW.id, 'name', OLD."name", NEW."name" WHERE OLD."name" IS NOT NEW."name";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'saved_list', NEW.id, 'query', OLD."query", NEW."query" WHERE OLD."query" IS NOT NEW."query";
END;
CREATE TRIGGER "record_saved_list_delete" AFTER DELETE ON "saved_list" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'saved_list', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."call_key"), 1, 1) || coalesce(length(CAST(OLD."call_key" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."call_key" AS TEXT), '') || substr(typeof(OLD."name"), 1, 1) || coalesce(length(CAST(OLD."name" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."name" AS TEXT), '') || substr(typeof(OLD."query"), 1, 1) || coalesce(length(CAST(OLD."query" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."query" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_clip_insert" AFTER INSERT ON "clip" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'clip', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."kind"), 1, 1) || coalesce(length(CAST(NEW."kind" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."kind" AS TEXT), '') || substr(typeof(NEW."title"), 1, 1) || coalesce(length(CAST(NEW."title" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."title" AS TEXT), '') || substr(typeof(NEW."url"), 1, 1) || coalesce(length(CAST(NEW."url" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."url" AS TEXT), '') || substr(typeof(NEW."text"), 1, 1) || coalesce(length(CAST(NEW."text" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."text" AS TEXT), '') || substr(typeof(NEW."clipped_on"), 1, 1) || coalesce(length(CAST(NEW."clipped_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."clipped_on" AS TEXT), '') || substr(typeof(NEW."put_away_on"), 1, 1) || coalesce(length(CAST(NEW."put_away_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."put_away_on" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_clip_update" AFTER UPDATE ON "clip" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'clip', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'clip', NEW.id, 'kind', OLD."kind", NEW."kind" WHERE OLD."kind" IS NOT NEW."kind";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'clip', NEW.id, 'title', OLD."title", NEW."title" WHERE OLD."title" IS NOT NEW."title";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'clip', NEW.id, 'url', OLD."url", NEW."url" WHERE OLD."url" IS NOT NEW."url";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'clip', NEW.id, 'text', OLD."text", NEW."text" WHERE OLD."text" IS NOT NEW."text";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'clip', NEW.id, 'clipped_on', OLD."clipped_on", NEW."clipped_on" WHERE OLD."clipped_on" IS NOT NEW."clipped_on";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'clip', NEW.id, 'put_away_on', OLD."put_away_on", NEW."put_away_on" WHERE OLD."put_away_on" IS NOT NEW."put_away_on";
END;
CREATE TRIGGER "record_clip_delete" AFTER DELETE ON "clip" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'clip', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."kind"), 1, 1) || coalesce(length(CAST(OLD."kind" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."kind" AS TEXT), '') || substr(typeof(OLD."title"), 1, 1) || coalesce(length(CAST(OLD."title" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."title" AS TEXT), '') || substr(typeof(OLD."url"), 1, 1) || coalesce(length(CAST(OLD."url" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."url" AS TEXT), '') || substr(typeof(OLD."text"), 1, 1) || coalesce(length(CAST(OLD."text" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."text" AS TEXT), '') || substr(typeof(OLD."clipped_on"), 1, 1) || coalesce(length(CAST(OLD."clipped_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."clipped_on" AS TEXT), '') || substr(typeof(OLD."put_away_on"), 1, 1) || coalesce(length(CAST(OLD."put_away_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."put_away_on" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_introduction_insert" AFTER INSERT ON "introduction" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'introduction', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."other_id"), 1, 1) || coalesce(length(CAST(NEW."other_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."other_id" AS TEXT), '') || substr(typeof(NEW."reason"), 1, 1) || coalesce(length(CAST(NEW."reason" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."reason" AS TEXT), '') || substr(typeof(NEW."begun_on"), 1, 1) || coalesce(length(CAST(NEW."begun_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."begun_on" AS TEXT), '') || substr(typeof(NEW."state"), 1, 1) || coalesce(length(CAST(NEW."state" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."state" AS TEXT), '') || substr(typeof(NEW."outcome"), 1, 1) || coalesce(length(CAST(NEW."outcome" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."outcome" AS TEXT), '') || substr(typeof(NEW."closed_on"), 1, 1) || coalesce(length(CAST(NEW."closed_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."closed_on" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_introduction_update" AFTER UPDATE ON "introduction" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'introduction', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'introduction', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'introduction', NEW.id, 'other_id', OLD."other_id", NEW."other_id" WHERE OLD."other_id" IS NOT NEW."other_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'introduction', NEW.id, 'reason', OLD."reason", NEW."reason" WHERE OLD."reason" IS NOT NEW."reason";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'introduction', NEW.id, 'begun_on', OLD."begun_on", NEW."begun_on" WHERE OLD."begun_on" IS NOT NEW."begun_on";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'introduction', NEW.id, 'state', OLD."state", NEW."state" WHERE OLD."state" IS NOT NEW."state";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'introduction', NEW.id, 'outcome', OLD."outcome", NEW."outcome" WHERE OLD."outcome" IS NOT NEW."outcome";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'introduction', NEW.id, 'closed_on', OLD."closed_on", NEW."closed_on" WHERE OLD."closed_on" IS NOT NEW."closed_on";
END;
CREATE TRIGGER "record_introduction_delete" AFTER DELETE ON "introduction" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'introduction', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."other_id"), 1, 1) || coalesce(length(CAST(OLD."other_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."other_id" AS TEXT), '') || substr(typeof(OLD."reason"), 1, 1) || coalesce(length(CAST(OLD."reason" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."reason" AS TEXT), '') || substr(typeof(OLD."begun_on"), 1, 1) || coalesce(length(CAST(OLD."begun_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."begun_on" AS TEXT), '') || substr(typeof(OLD."state"), 1, 1) || coalesce(length(CAST(OLD."state" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."state" AS TEXT), '') || substr(typeof(OLD."outcome"), 1, 1) || coalesce(length(CAST(OLD."outcome" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."outcome" AS TEXT), '') || substr(typeof(OLD."closed_on"), 1, 1) || coalesce(length(CAST(OLD."closed_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."closed_on" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_introduction_step_insert" AFTER INSERT ON "introduction_step" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'introduction_step', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."introduction_id"), 1, 1) || coalesce(length(CAST(NEW."introduction_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."introduction_id" AS TEXT), '') || substr(typeof(NEW."interaction_id"), 1, 1) || coalesce(length(CAST(NEW."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."interaction_id" AS TEXT), '') || substr(typeof(NEW."step"), 1, 1) || coalesce(length(CAST(NEW."step" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."step" AS TEXT), '') || substr(typeof(NEW."day"), 1, 1) || coalesce(length(CAST(NEW."day" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."day" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_introduction_step_update" AFTER UPDATE ON "introduction_step" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'introduction_step', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'introduction_step', NEW.id, 'introduction_id', OLD."introduction_id", NEW."introduction_id" WHERE OLD."introduction_id" IS NOT NEW."introduction_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'introduction_step', NEW.id, 'interaction_id', OLD."interaction_id", NEW."interaction_id" WHERE OLD."interaction_id" IS NOT NEW."interaction_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'introduction_step', NEW.id, 'step', OLD."step", NEW."step" WHERE OLD."step" IS NOT NEW."step";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'introduction_step', NEW.id, 'day', OLD."day", NEW."day" WHERE OLD."day" IS NOT NEW."day";
END;
CREATE TRIGGER "record_introduction_step_delete" AFTER DELETE ON "introduction_step" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'introduction_step', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."introduction_id"), 1, 1) || coalesce(length(CAST(OLD."introduction_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."introduction_id" AS TEXT), '') || substr(typeof(OLD."interaction_id"), 1, 1) || coalesce(length(CAST(OLD."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."interaction_id" AS TEXT), '') || substr(typeof(OLD."step"), 1, 1) || coalesce(length(CAST(OLD."step" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."step" AS TEXT), '') || substr(typeof(OLD."day"), 1, 1) || coalesce(length(CAST(OLD."day" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."day" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_referral_insert" AFTER INSERT ON "referral" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'referral', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."interaction_id"), 1, 1) || coalesce(length(CAST(NEW."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."interaction_id" AS TEXT), '') || substr(typeof(NEW."side"), 1, 1) || coalesce(length(CAST(NEW."side" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."side" AS TEXT), '') || substr(typeof(NEW."form"), 1, 1) || coalesce(length(CAST(NEW."form" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."form" AS TEXT), '') || substr(typeof(NEW."what"), 1, 1) || coalesce(length(CAST(NEW."what" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."what" AS TEXT), '') || substr(typeof(NEW."value"), 1, 1) || coalesce(length(CAST(NEW."value" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."value" AS TEXT), '') || substr(typeof(NEW."currency"), 1, 1) || coalesce(length(CAST(NEW."currency" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."currency" AS TEXT), '') || substr(typeof(NEW."state"), 1, 1) || coalesce(length(CAST(NEW."state" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."state" AS TEXT), '') || substr(typeof(NEW."opened_on"), 1, 1) || coalesce(length(CAST(NEW."opened_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."opened_on" AS TEXT), '') || substr(typeof(NEW."closed_on"), 1, 1) || coalesce(length(CAST(NEW."closed_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."closed_on" AS TEXT), '') || substr(typeof(NEW."honoured_on"), 1, 1) || coalesce(length(CAST(NEW."honoured_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."honoured_on" AS TEXT), '') || substr(typeof(NEW."honoured_by"), 1, 1) || coalesce(length(CAST(NEW."honoured_by" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."honoured_by" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_referral_update" AFTER UPDATE ON "referral" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'referral', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'referral', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'referral', NEW.id, 'interaction_id', OLD."interaction_id", NEW."interaction_id" WHERE OLD."interaction_id" IS NOT NEW."interaction_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'referral', NEW.id, 'side', OLD."side", NEW."side" WHERE OLD."side" IS NOT NEW."side";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'referral', NEW.id, 'form', OLD."form", NEW."form" WHERE OLD."form" IS NOT NEW."form";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'referral', NEW.id, 'what', OLD."what", NEW."what" WHERE OLD."what" IS NOT NEW."what";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'referral', NEW.id, 'value', OLD."value", NEW."value" WHERE OLD."value" IS NOT NEW."value";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'referral', NEW.id, 'currency', OLD."currency", NEW."currency" WHERE OLD."currency" IS NOT NEW."currency";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'referral', NEW.id, 'state', OLD."state", NEW."state" WHERE OLD."state" IS NOT NEW."state";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'referral', NEW.id, 'opened_on', OLD."opened_on", NEW."opened_on" WHERE OLD."opened_on" IS NOT NEW."opened_on";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'referral', NEW.id, 'closed_on', OLD."closed_on", NEW."closed_on" WHERE OLD."closed_on" IS NOT NEW."closed_on";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'referral', NEW.id, 'honoured_on', OLD."honoured_on", NEW."honoured_on" WHERE OLD."honoured_on" IS NOT NEW."honoured_on";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'referral', NEW.id, 'honoured_by', OLD."honoured_by", NEW."honoured_by" WHERE OLD."honoured_by" IS NOT NEW."honoured_by";
END;
CREATE TRIGGER "record_referral_delete" AFTER DELETE ON "referral" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'referral', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."interaction_id"), 1, 1) || coalesce(length(CAST(OLD."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."interaction_id" AS TEXT), '') || substr(typeof(OLD."side"), 1, 1) || coalesce(length(CAST(OLD."side" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."side" AS TEXT), '') || substr(typeof(OLD."form"), 1, 1) || coalesce(length(CAST(OLD."form" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."form" AS TEXT), '') || substr(typeof(OLD."what"), 1, 1) || coalesce(length(CAST(OLD."what" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."what" AS TEXT), '') || substr(typeof(OLD."value"), 1, 1) || coalesce(length(CAST(OLD."value" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."value" AS TEXT), '') || substr(typeof(OLD."currency"), 1, 1) || coalesce(length(CAST(OLD."currency" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."currency" AS TEXT), '') || substr(typeof(OLD."state"), 1, 1) || coalesce(length(CAST(OLD."state" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."state" AS TEXT), '') || substr(typeof(OLD."opened_on"), 1, 1) || coalesce(length(CAST(OLD."opened_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."opened_on" AS TEXT), '') || substr(typeof(OLD."closed_on"), 1, 1) || coalesce(length(CAST(OLD."closed_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."closed_on" AS TEXT), '') || substr(typeof(OLD."honoured_on"), 1, 1) || coalesce(length(CAST(OLD."honoured_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."honoured_on" AS TEXT), '') || substr(typeof(OLD."honoured_by"), 1, 1) || coalesce(length(CAST(OLD."honoured_by" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."honoured_by" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_settled_insert" AFTER INSERT ON "settled" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'settled', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."subject"), 1, 1) || coalesce(length(CAST(NEW."subject" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."subject" AS TEXT), '') || substr(typeof(NEW."matter"), 1, 1) || coalesce(length(CAST(NEW."matter" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."matter" AS TEXT), '') || substr(typeof(NEW."settled_on"), 1, 1) || coalesce(length(CAST(NEW."settled_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."settled_on" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_settled_update" AFTER UPDATE ON "settled" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'settled', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'settled', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'settled', NEW.id, 'subject', OLD."subject", NEW."subject" WHERE OLD."subject" IS NOT NEW."subject";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'settled', NEW.id, 'matter', OLD."matter", NEW."matter" WHERE OLD."matter" IS NOT NEW."matter";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'settled', NEW.id, 'settled_on', OLD."settled_on", NEW."settled_on" WHERE OLD."settled_on" IS NOT NEW."settled_on";
END;
CREATE TRIGGER "record_settled_delete" AFTER DELETE ON "settled" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'settled', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."subject"), 1, 1) || coalesce(length(CAST(OLD."subject" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."subject" AS TEXT), '') || substr(typeof(OLD."matter"), 1, 1) || coalesce(length(CAST(OLD."matter" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."matter" AS TEXT), '') || substr(typeof(OLD."settled_on"), 1, 1) || coalesce(length(CAST(OLD."settled_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."settled_on" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_dismissal_insert" AFTER INSERT ON "dismissal" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'dismissal', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."other_id"), 1, 1) || coalesce(length(CAST(NEW."other_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."other_id" AS TEXT), '') || substr(typeof(NEW."basis"), 1, 1) || coalesce(length(CAST(NEW."basis" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."basis" AS TEXT), '') || substr(typeof(NEW."dismissed_on"), 1, 1) || coalesce(length(CAST(NEW."dismissed_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."dismissed_on" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_dismissal_update" AFTER UPDATE ON "dismissal" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'dismissal', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'dismissal', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'dismissal', NEW.id, 'other_id', OLD."other_id", NEW."other_id" WHERE OLD."other_id" IS NOT NEW."other_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'dismissal', NEW.id, 'basis', OLD."basis", NEW."basis" WHERE OLD."basis" IS NOT NEW."basis";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'dismissal', NEW.id, 'dismissed_on', OLD."dismissed_on", NEW."dismissed_on" WHERE OLD."dismissed_on" IS NOT NEW."dismissed_on";
END;
CREATE TRIGGER "record_dismissal_delete" AFTER DELETE ON "dismissal" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'dismissal', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."other_id"), 1, 1) || coalesce(length(CAST(OLD."other_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."other_id" AS TEXT), '') || substr(typeof(OLD."basis"), 1, 1) || coalesce(length(CAST(OLD."basis" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."basis" AS TEXT), '') || substr(typeof(OLD."dismissed_on"), 1, 1) || coalesce(length(CAST(OLD."dismissed_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."dismissed_on" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_round_answer_insert" AFTER INSERT ON "round_answer" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'round_answer', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."asked_on"), 1, 1) || coalesce(length(CAST(NEW."asked_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."asked_on" AS TEXT), '') || substr(typeof(NEW."fact_id"), 1, 1) || coalesce(length(CAST(NEW."fact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."fact_id" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_round_answer_update" AFTER UPDATE ON "round_answer" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'round_answer', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'round_answer', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'round_answer', NEW.id, 'asked_on', OLD."asked_on", NEW."asked_on" WHERE OLD."asked_on" IS NOT NEW."asked_on";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'round_answer', NEW.id, 'fact_id', OLD."fact_id", NEW."fact_id" WHERE OLD."fact_id" IS NOT NEW."fact_id";
END;
CREATE TRIGGER "record_round_answer_delete" AFTER DELETE ON "round_answer" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'round_answer', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."asked_on"), 1, 1) || coalesce(length(CAST(OLD."asked_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."asked_on" AS TEXT), '') || substr(typeof(OLD."fact_id"), 1, 1) || coalesce(length(CAST(OLD."fact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."fact_id" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "unread_contact_insert" AFTER INSERT ON "contact" BEGIN INSERT OR IGNORE INTO unread VALUES (NEW.id * 8 + 0); END;
CREATE TRIGGER "unread_contact_update" AFTER UPDATE OF about ON "contact" BEGIN INSERT OR IGNORE INTO unread VALUES (NEW.id * 8 + 0); END;
CREATE TRIGGER "unread_contact_delete" AFTER DELETE ON "contact" BEGIN INSERT OR IGNORE INTO unread VALUES (OLD.id * 8 + 0); END;
CREATE TRIGGER "unread_interaction_insert" AFTER INSERT ON "interaction" BEGIN INSERT OR IGNORE INTO unread VALUES (NEW.id * 8 + 1); END;
CREATE TRIGGER "unread_interaction_update" AFTER UPDATE OF words ON "interaction" BEGIN INSERT OR IGNORE INTO unread VALUES (NEW.id * 8 + 1); END;
CREATE TRIGGER "unread_interaction_delete" AFTER DELETE ON "interaction" BEGIN INSERT OR IGNORE INTO unread VALUES (OLD.id * 8 + 1); END;
CREATE TRIGGER "unread_fact_insert" AFTER INSERT ON "fact" BEGIN INSERT OR IGNORE INTO unread VALUES (NEW.id * 8 + 2); END;
CREATE TRIGGER "unread_fact_update" AFTER UPDATE OF text, source ON "fact" BEGIN INSERT OR IGNORE INTO unread VALUES (NEW.id * 8 + 2); END;
CREATE TRIGGER "unread_fact_delete" AFTER DELETE ON "fact" BEGIN INSERT OR IGNORE INTO unread VALUES (OLD.id * 8 + 2); END;
CREATE TRIGGER "unread_promise_insert" AFTER INSERT ON "promise" BEGIN INSERT OR IGNORE INTO unread VALUES (NEW.id * 8 + 3); END;
CREATE TRIGGER "unread_promise_update" AFTER UPDATE OF text ON "promise" BEGIN INSERT OR IGNORE INTO unread VALUES (NEW.id * 8 + 3); END;
CREATE TRIGGER "unread_promise_delete" AFTER DELETE ON "promise" BEGIN INSERT OR IGNORE INTO unread VALUES (OLD.id * 8 + 3); END;
CREATE TRIGGER "unread_give_insert" AFTER INSERT ON "give" BEGIN INSERT OR IGNORE INTO unread VALUES (NEW.id * 8 + 4); END;
CREATE TRIGGER "unread_give_update" AFTER UPDATE OF detail ON "give" BEGIN INSERT OR IGNORE INTO unread VALUES (NEW.id * 8 + 4); END;
CREATE TRIGGER "unread_give_delete" AFTER DELETE ON "give" BEGIN INSERT OR IGNORE INTO unread VALUES (OLD.id * 8 + 4); END;
CREATE TRIGGER "unread_job_insert" AFTER INSERT ON "job" BEGIN INSERT OR IGNORE INTO unread VALUES (NEW.id * 8 + 5); END;
CREATE TRIGGER "unread_job_update" AFTER UPDATE OF role, organisation ON "job" BEGIN INSERT OR IGNORE INTO unread VALUES (NEW.id * 8 + 5); END;
CREATE TRIGGER "unread_job_delete" AFTER DELETE ON "job" BEGIN INSERT OR IGNORE INTO unread VALUES (OLD.id * 8 + 5); END;
CREATE TRIGGER "unread_relation_insert" AFTER INSERT ON "relation" BEGIN INSERT OR IGNORE INTO unread VALUES (NEW.id * 8 + 6); END;
CREATE TRIGGER "unread_relation_update" AFTER UPDATE OF name, kind ON "relation" BEGIN INSERT OR IGNORE INTO unread VALUES (NEW.id * 8 + 6); END;
CREATE TRIGGER "unread_relation_delete" AFTER DELETE ON "relation" BEGIN INSERT OR IGNORE INTO unread VALUES (OLD.id * 8 + 6); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change',23);
INSERT INTO "sqlite_sequence" VALUES('contact',4);
INSERT INTO "sqlite_sequence" VALUES('interaction',4);
INSERT INTO "sqlite_sequence" VALUES('promise',3);
INSERT INTO "sqlite_sequence" VALUES('event',1);
COMMIT;
PRAGMA application_id = 1852142709;
PRAGMA user_version = 2;

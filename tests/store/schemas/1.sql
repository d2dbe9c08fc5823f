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
CREATE TABLE contact_date (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    kind TEXT NOT NULL,
    year INTEGER,
    month INTEGER,
    day INTEGER,
    text TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "contact_date" VALUES(2,2,'birthday',NULL,2,29,'');
INSERT INTO "contact_date" VALUES(3,1,'birthday',1981,11,20,'');
CREATE TABLE contact_point (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '',
    match_key TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
) STRICT;
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
CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    line TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    UNIQUE (contact_id, kind)
) STRICT;
INSERT INTO "draft" VALUES(1,1,'call','half a line','2026-11-18T08:00:00.000000Z');
CREATE TABLE fact (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER REFERENCES contact ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction ON DELETE CASCADE,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    due TEXT,
    noted_on TEXT NOT NULL,
    ended_on TEXT
) STRICT;
INSERT INTO "fact" VALUES(1,1,1,'need','cfo','2027-03-31','2026-11-18',NULL);
INSERT INTO "fact" VALUES(2,1,1,'fact','son runs marathons',NULL,'2026-11-18',NULL);
CREATE TABLE give (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER REFERENCES contact ON DELETE CASCADE,
    interaction_id INTEGER REFERENCES interaction ON DELETE CASCADE,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '',
    mine INTEGER NOT NULL DEFAULT 1 CHECK (mine IN (0, 1))
) STRICT;
INSERT INTO "give" VALUES(1,1,1,'listened','',1);
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
CREATE TABLE "schema_migration" ("id" INTEGER NOT NULL PRIMARY KEY, "name" VARCHAR(255) NOT NULL, "applied" DATETIME NOT NULL);
INSERT INTO "schema_migration" VALUES(1,'0001_first','2026-11-18 08:00:00');
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
CREATE TABLE waiver (
    id INTEGER PRIMARY KEY,
    contact_id INTEGER NOT NULL REFERENCES contact ON DELETE CASCADE,
    kind TEXT NOT NULL,
    waived_on TEXT NOT NULL
) STRICT;
INSERT INTO "waiver" VALUES(1,2,'follow-up','2026-11-18');
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
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'contact_date', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."kind"), 1, 1) || coalesce(length(CAST(NEW."kind" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."kind" AS TEXT), '') || substr(typeof(NEW."year"), 1, 1) || coalesce(length(CAST(NEW."year" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."year" AS TEXT), '') || substr(typeof(NEW."month"), 1, 1) || coalesce(length(CAST(NEW."month" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."month" AS TEXT), '') || substr(typeof(NEW."day"), 1, 1) || coalesce(length(CAST(NEW."day" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."day" AS TEXT), '') || substr(typeof(NEW."text"), 1, 1) || coalesce(length(CAST(NEW."text" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."text" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_contact_date_update" AFTER UPDATE ON "contact_date" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_date', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_date', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_date', NEW.id, 'kind', OLD."kind", NEW."kind" WHERE OLD."kind" IS NOT NEW."kind";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_date', NEW.id, 'year', OLD."year", NEW."year" WHERE OLD."year" IS NOT NEW."year";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_date', NEW.id, 'month', OLD."month", NEW."month" WHERE OLD."month" IS NOT NEW."month";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_date', NEW.id, 'day', OLD."day", NEW."day" WHERE OLD."day" IS NOT NEW."day";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'contact_date', NEW.id, 'text', OLD."text", NEW."text" WHERE OLD."text" IS NOT NEW."text";
END;
CREATE TRIGGER "record_contact_date_delete" AFTER DELETE ON "contact_date" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'contact_date', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."kind"), 1, 1) || coalesce(length(CAST(OLD."kind" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."kind" AS TEXT), '') || substr(typeof(OLD."year"), 1, 1) || coalesce(length(CAST(OLD."year" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."year" AS TEXT), '') || substr(typeof(OLD."month"), 1, 1) || coalesce(length(CAST(OLD."month" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."month" AS TEXT), '') || substr(typeof(OLD."day"), 1, 1) || coalesce(length(CAST(OLD."day" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."day" AS TEXT), '') || substr(typeof(OLD."text"), 1, 1) || coalesce(length(CAST(OLD."text" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."text" AS TEXT), '') AS BLOB), NULL);
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
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'fact', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."interaction_id"), 1, 1) || coalesce(length(CAST(NEW."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."interaction_id" AS TEXT), '') || substr(typeof(NEW."kind"), 1, 1) || coalesce(length(CAST(NEW."kind" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."kind" AS TEXT), '') || substr(typeof(NEW."text"), 1, 1) || coalesce(length(CAST(NEW."text" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."text" AS TEXT), '') || substr(typeof(NEW."due"), 1, 1) || coalesce(length(CAST(NEW."due" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."due" AS TEXT), '') || substr(typeof(NEW."noted_on"), 1, 1) || coalesce(length(CAST(NEW."noted_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."noted_on" AS TEXT), '') || substr(typeof(NEW."ended_on"), 1, 1) || coalesce(length(CAST(NEW."ended_on" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."ended_on" AS TEXT), '') AS BLOB));
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
END;
CREATE TRIGGER "record_fact_delete" AFTER DELETE ON "fact" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'fact', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."interaction_id"), 1, 1) || coalesce(length(CAST(OLD."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."interaction_id" AS TEXT), '') || substr(typeof(OLD."kind"), 1, 1) || coalesce(length(CAST(OLD."kind" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."kind" AS TEXT), '') || substr(typeof(OLD."text"), 1, 1) || coalesce(length(CAST(OLD."text" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."text" AS TEXT), '') || substr(typeof(OLD."due"), 1, 1) || coalesce(length(CAST(OLD."due" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."due" AS TEXT), '') || substr(typeof(OLD."noted_on"), 1, 1) || coalesce(length(CAST(OLD."noted_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."noted_on" AS TEXT), '') || substr(typeof(OLD."ended_on"), 1, 1) || coalesce(length(CAST(OLD."ended_on" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."ended_on" AS TEXT), '') AS BLOB), NULL);
END;
CREATE TRIGGER "record_give_insert" AFTER INSERT ON "give" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'insert', 'give', NEW.id, NULL, NULL, CAST(substr(typeof(NEW."id"), 1, 1) || coalesce(length(CAST(NEW."id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."id" AS TEXT), '') || substr(typeof(NEW."contact_id"), 1, 1) || coalesce(length(CAST(NEW."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."contact_id" AS TEXT), '') || substr(typeof(NEW."interaction_id"), 1, 1) || coalesce(length(CAST(NEW."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."interaction_id" AS TEXT), '') || substr(typeof(NEW."kind"), 1, 1) || coalesce(length(CAST(NEW."kind" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."kind" AS TEXT), '') || substr(typeof(NEW."detail"), 1, 1) || coalesce(length(CAST(NEW."detail" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."detail" AS TEXT), '') || substr(typeof(NEW."mine"), 1, 1) || coalesce(length(CAST(NEW."mine" AS BLOB)), 0) || ':' || coalesce(CAST(NEW."mine" AS TEXT), '') AS BLOB));
END;
CREATE TRIGGER "record_give_update" AFTER UPDATE ON "give" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'give', NEW.id, 'id', OLD."id", NEW."id" WHERE OLD."id" IS NOT NEW."id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'give', NEW.id, 'contact_id', OLD."contact_id", NEW."contact_id" WHERE OLD."contact_id" IS NOT NEW."contact_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'give', NEW.id, 'interaction_id', OLD."interaction_id", NEW."interaction_id" WHERE OLD."interaction_id" IS NOT NEW."interaction_id";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'give', NEW.id, 'kind', OLD."kind", NEW."kind" WHERE OLD."kind" IS NOT NEW."kind";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'give', NEW.id, 'detail', OLD."detail", NEW."detail" WHERE OLD."detail" IS NOT NEW."detail";
INSERT INTO delta (change_id, op, tbl, row, col, old, new) SELECT (SELECT change_id FROM recording), 'update', 'give', NEW.id, 'mine', OLD."mine", NEW."mine" WHERE OLD."mine" IS NOT NEW."mine";
END;
CREATE TRIGGER "record_give_delete" AFTER DELETE ON "give" WHEN (SELECT change_id FROM recording) IS NOT NULL BEGIN
INSERT INTO delta (change_id, op, tbl, row, col, old, new) VALUES ((SELECT change_id FROM recording), 'delete', 'give', OLD.id, NULL, CAST(substr(typeof(OLD."id"), 1, 1) || coalesce(length(CAST(OLD."id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."id" AS TEXT), '') || substr(typeof(OLD."contact_id"), 1, 1) || coalesce(length(CAST(OLD."contact_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."contact_id" AS TEXT), '') || substr(typeof(OLD."interaction_id"), 1, 1) || coalesce(length(CAST(OLD."interaction_id" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."interaction_id" AS TEXT), '') || substr(typeof(OLD."kind"), 1, 1) || coalesce(length(CAST(OLD."kind" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."kind" AS TEXT), '') || substr(typeof(OLD."detail"), 1, 1) || coalesce(length(CAST(OLD."detail" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."detail" AS TEXT), '') || substr(typeof(OLD."mine"), 1, 1) || coalesce(length(CAST(OLD."mine" AS BLOB)), 0) || ':' || coalesce(CAST(OLD."mine" AS TEXT), '') AS BLOB), NULL);
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
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change',14);
INSERT INTO "sqlite_sequence" VALUES('contact',3);
INSERT INTO "sqlite_sequence" VALUES('interaction',3);
INSERT INTO "sqlite_sequence" VALUES('promise',3);
COMMIT;
PRAGMA application_id = 1852142709;
PRAGMA user_version = 1;

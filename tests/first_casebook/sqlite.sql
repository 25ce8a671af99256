CREATE TABLE schema_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT schema_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "schema_version" VALUES ('0001');
CREATE TABLE casebook (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_casebook PRIMARY KEY ("key")
)
 STRICT

;
INSERT INTO "casebook" VALUES ('id', '0a8a2c5e-5d0c-4d2b-9a43-4b6f6a1c7f10');
CREATE TABLE act (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	verb TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	version TEXT NOT NULL, 
	CONSTRAINT pk_act PRIMARY KEY (id), 
	CONSTRAINT uq_act_at UNIQUE (at)
)
 STRICT

;
INSERT INTO "act" VALUES (1, '2026-01-01T12:00:01.000000Z', 'take', 'ann', '0.1.0');
INSERT INTO "act" VALUES (2, '2026-01-01T12:00:02.000000Z', 'read', 'ann', '0.1.0');
INSERT INTO "act" VALUES (3, '2026-01-01T12:00:03.000000Z', 'import', 'ann', '0.1.0');
INSERT INTO "act" VALUES (4, '2026-01-01T12:00:04.000000Z', 'decide', 'ann', '0.1.0');
INSERT INTO "act" VALUES (5, '2026-01-01T12:00:05.000000Z', 'match', 'ann', '0.1.0');
INSERT INTO "act" VALUES (6, '2026-01-01T12:00:06.000000Z', 'read', 'ann', '0.1.0');
INSERT INTO "act" VALUES (7, '2026-01-01T12:00:07.000000Z', 'purge', 'ann', '0.1.0');
INSERT INTO "act" VALUES (8, '2026-01-01T12:00:08.000000Z', 'take', 'ann', '0.1.0');
CREATE TABLE name (
	id INTEGER NOT NULL, 
	entity TEXT NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_name PRIMARY KEY (id)
)
 STRICT

;
INSERT INTO "name" VALUES (1, 'f4d4dcc2-8f0b-5b83-bedd-8e1d92dfcfa7', 'Ilán Orvek');
INSERT INTO "name" VALUES (2, '1d39d24c-027a-5cac-8a47-c9ae2ed8221e', '3rd Brigade');
INSERT INTO "name" VALUES (3, 'fb2d6590-eb72-5f0b-b143-1eee298c604f', 'Mara Tolin');
INSERT INTO "name" VALUES (4, '87e58049-aad4-504e-9a35-1c45098b3fae', '3rd Brigade');
INSERT INTO "name" VALUES (5, '87e58049-aad4-504e-9a35-1c45098b3fae', 'Brigada 3');
INSERT INTO "name" VALUES (6, '39762459-9e44-5cea-8a95-41dc94c0f2e2', 'Ilán Orvek');
INSERT INTO "name" VALUES (7, 'a0cea8b3-2c06-596c-b01f-e4dab4864868', 'Army');
INSERT INTO "name" VALUES (8, 'fcfab26c-149a-5e43-973b-b19403e6dcf3', 'Dorum');
INSERT INTO "name" VALUES (9, 'dbdac7ce-528f-57a7-b818-0c56450d6876', '7th Brigade');
INSERT INTO "name" VALUES (10, '22587215-a40f-539d-8016-4c2a49dacef8', 'Dorum');
INSERT INTO "name" VALUES (11, 'dd9d7a3c-732f-5258-922f-7b59207e6bc8', 'Ilan Orvek');
CREATE TABLE publication (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	name TEXT NOT NULL, 
	country TEXT, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_publication PRIMARY KEY (id), 
	CONSTRAINT fk_publication_act FOREIGN KEY(act) REFERENCES act (id)
)
 STRICT

;
INSERT INTO "publication" VALUES (1, '94798996-c7f4-521c-8119-76d7f14caae4', 'El Correo', 'Nembria', 1);
CREATE TABLE source (
	id TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_source PRIMARY KEY (id), 
	CONSTRAINT fk_source_act FOREIGN KEY(act) REFERENCES act (id)
)
 STRICT

;
INSERT INTO "source" VALUES ('072f6d16-e3fa-5061-a32d-f495eee20021', 1);
INSERT INTO "source" VALUES ('2f0149cc-345c-570b-8034-37430da59a66', 1);
INSERT INTO "source" VALUES ('91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', 1);
CREATE TABLE capture (
	sha256 TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	media_type TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_capture PRIMARY KEY (sha256), 
	CONSTRAINT fk_capture_act FOREIGN KEY(act) REFERENCES act (id)
)
 STRICT

;
INSERT INTO "capture" VALUES ('99c5c537564884e218a1a9a345fad04d5a61d866a02725c213dfefd5df172a04', 13, 'text/plain', 1);
INSERT INTO "capture" VALUES ('be59076fab40e61424833d37e7b9591f0a86ada5481df1c8c0428a48e8b23c01', 63, 'text/plain', 1);
INSERT INTO "capture" VALUES ('78af7bdb5626eb0a046772b3edda705ca9e60ba7af0960eea89f7fa201d685a8', 5, 'text/csv', 1);
CREATE TABLE custody (
	id INTEGER NOT NULL, 
	event TEXT NOT NULL, 
	source TEXT, 
	sha256 TEXT, 
	payload TEXT, 
	payload_hash TEXT NOT NULL, 
	previous TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_custody PRIMARY KEY (id), 
	CONSTRAINT fk_custody_act FOREIGN KEY(act) REFERENCES act (id)
)
 STRICT

;
INSERT INTO "custody" VALUES (1, 'taken', '072f6d16-e3fa-5061-a32d-f495eee20021', '99c5c537564884e218a1a9a345fad04d5a61d866a02725c213dfefd5df172a04', '{"name":"mail.eml","actor":"ann","at":"2026-01-01T12:00:01.000000Z","salt":"1bec98a5370f8c1c85fe8b9c4be6a681"}', '1f2da0948a73d6d85daa7e4b4a670c66a59ff4da741f7fb2896096002f489e45', '0000000000000000000000000000000000000000000000000000000000000000', 'd7fd728fd96aca017704ab08f4a7f8ac8f474c67084f8c22ef19900c746710d7', 1);
INSERT INTO "custody" VALUES (2, 'taken', '2f0149cc-345c-570b-8034-37430da59a66', 'be59076fab40e61424833d37e7b9591f0a86ada5481df1c8c0428a48e8b23c01', '{"name":"letdce9ter.txt","actor":"ann","at":"2026-01-01T12:00:01.000000Z","salt":"41d689b80f65a96d92b0fb891ca39196"}', 'a01076ca96d7e5ba6a7dec7a688bef056cc32af46ddfc912d2be70a72ec4b3a3', 'd7fd728fd96aca017704ab08f4a7f8ac8f474c67084f8c22ef19900c746710d7', '1732ff54325022e3ca986c9c51c50e04000f3521f5c6a432ceb30fd4926294fb', 1);
INSERT INTO "custody" VALUES (3, 'taken', '20eab8a0-2eee-5c44-baff-f7fb20590fc6', 'b1ca75893c912f8398414d62f41d150ea123b08b0cbd8925d1dcec145d487a8d', NULL, 'e0b31424afb9b24a8c821a33a5c66285c7e48a0cc0674cd62b4693444c40c5cd', '1732ff54325022e3ca986c9c51c50e04000f3521f5c6a432ceb30fd4926294fb', '8afd54da452935d2bc48dbd18cb3f24e97c3a159086db87d45ae8c4ed21944bd', 1);
INSERT INTO "custody" VALUES (4, 'taken', '91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', '78af7bdb5626eb0a046772b3edda705ca9e60ba7af0960eea89f7fa201d685a8', '{"name":"postings.csv","actor":"ann","at":"2026-01-01T12:00:01.000000Z","salt":"6e76e229cffb40a53f244579bc1686b1"}', 'abc4dfb3fab82f6b521e5cc1a8f742e1c11682d1674693386eaeaaabdaf2c352', '8afd54da452935d2bc48dbd18cb3f24e97c3a159086db87d45ae8c4ed21944bd', 'b0581cc88d9700c2451e2c980684941d968134cefbf18f426e3ceb7bd7837504', 1);
INSERT INTO "custody" VALUES (5, 'purged', NULL, 'b1ca75893c912f8398414d62f41d150ea123b08b0cbd8925d1dcec145d487a8d', '{"actor":"ann","at":"2026-01-01T12:00:07.000000Z","salt":"1e3725e945889b575295eba14b9b9a2d"}', 'b1e7e307875914590c599fa49af98aaed8c5c712e3ec7178d820d4adf2780003', 'b0581cc88d9700c2451e2c980684941d968134cefbf18f426e3ceb7bd7837504', 'd54c311e33ad5b834c2ce369877699c9d0c0c80e8e8c9f3a276fbe8a3063d6db', 7);
CREATE TABLE claim (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	type TEXT NOT NULL, 
	about TEXT NOT NULL, 
	first_status TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_claim PRIMARY KEY (id), 
	CONSTRAINT uq_claim_key UNIQUE ("key"), 
	CONSTRAINT fk_claim_act FOREIGN KEY(act) REFERENCES act (id)
)
 STRICT

;
INSERT INTO "claim" VALUES (1, '080df581-f404-5d36-bac6-81c9c79892ca', 'posting', '1b32484b-9d12-5277-8641-ae88ebf74b7b', 'draft', 2);
INSERT INTO "claim" VALUES (2, '3f7dbb3d-c13e-547c-acd0-6f3b4fb2567a', 'posting', 'f7062744-08a2-5723-920c-20114b3c8271', 'draft', 2);
INSERT INTO "claim" VALUES (3, 'eb1ea0e5-2963-5efe-b1aa-96193e335f19', 'unit', '87e58049-aad4-504e-9a35-1c45098b3fae', 'accepted', 3);
INSERT INTO "claim" VALUES (4, '7735cbc7-56c5-5ed2-bb24-8438bc2be29e', 'person', '39762459-9e44-5cea-8a95-41dc94c0f2e2', 'accepted', 3);
INSERT INTO "claim" VALUES (5, 'c6b7c632-c88e-501a-9667-50dfa53443ab', 'posting', 'c68b3868-2305-5608-977e-06afa2dbe4cf', 'accepted', 3);
INSERT INTO "claim" VALUES (6, 'be74c83e-2c10-5616-885b-9756b689a331', 'relation', 'f2c1ef27-f630-54be-a41c-4508924fc4aa', 'accepted', 3);
INSERT INTO "claim" VALUES (7, '66af6960-fd6e-59fb-9100-c140b3ff475a', 'positioning', 'e9103b8f-7156-5115-b12a-6e4428ea594f', 'accepted', 3);
INSERT INTO "claim" VALUES (8, 'afcdb1c1-1d8a-5574-87ac-4bdb611282fc', 'incident', '4d1c5878-cf3f-5345-b8cf-c68502227d69', 'accepted', 3);
INSERT INTO "claim" VALUES (9, 'f46c6142-2a93-5322-800d-366481dd589f', 'training', '69f00256-17be-5623-bbba-d00a5da84c86', 'accepted', 3);
INSERT INTO "claim" VALUES (10, 'bd545e12-4bd4-5a66-af71-3b9e57fd3c91', 'location', '22587215-a40f-539d-8016-4c2a49dacef8', 'accepted', 3);
INSERT INTO "claim" VALUES (12, '8fc3d71e-6c86-50ad-8507-b9f19a5b0867', 'posting', '064c430a-bc60-5e51-a2e4-330d5a57ee80', 'draft', 3);
INSERT INTO "claim" VALUES (13, '3d1515f1-907b-5624-af14-812fe79259a2', 'posting', '064c430a-bc60-5e51-a2e4-330d5a57ee80', 'draft', 3);
CREATE TABLE judgement (
	id TEXT NOT NULL, 
	"left" TEXT NOT NULL, 
	"right" TEXT NOT NULL, 
	verdict TEXT NOT NULL, 
	why TEXT, 
	score REAL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_judgement PRIMARY KEY (id), 
	CONSTRAINT fk_judgement_act FOREIGN KEY(act) REFERENCES act (id)
)
 STRICT

;
INSERT INTO "judgement" VALUES ('af959395-0b2a-5170-8051-44c734108263', '1d39d24c-027a-5cac-8a47-c9ae2ed8221e', 'f4d4dcc2-8f0b-5b83-bedd-8e1d92dfcfa7', 'same', 'alike', 0.5, 5);
INSERT INTO "judgement" VALUES ('33ac1d93-46a8-55d2-b1a9-b964b30e731a', '1d39d24c-027a-5cac-8a47-c9ae2ed8221e', 'fb2d6590-eb72-5f0b-b143-1eee298c604f', 'different', 'alike', 0.5, 5);
INSERT INTO "judgement" VALUES ('2dfa31ce-919b-5cca-a968-bebf0a4af2fe', 'f4d4dcc2-8f0b-5b83-bedd-8e1d92dfcfa7', 'fb2d6590-eb72-5f0b-b143-1eee298c604f', 'same', 'alike', 0.5, 5);
CREATE TABLE tombstone (
	id INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	sha256 TEXT, 
	why TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_tombstone PRIMARY KEY (id), 
	CONSTRAINT uq_tombstone_source_sha256 UNIQUE (source, sha256), 
	CONSTRAINT fk_tombstone_act FOREIGN KEY(act) REFERENCES act (id)
)
 STRICT

;
INSERT INTO "tombstone" VALUES (1, '20eab8a0-2eee-5c44-baff-f7fb20590fc6', 'b1ca75893c912f8398414d62f41d150ea123b08b0cbd8925d1dcec145d487a8d', 'asked to', 7);
CREATE TABLE source_details (
	id INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	title TEXT, 
	author TEXT, 
	publication TEXT, 
	published_first TEXT, 
	published_last TEXT, 
	url TEXT, 
	archive_url TEXT, 
	language TEXT, 
	visibility TEXT, 
	parent TEXT, 
	within TEXT, 
	rank INTEGER NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_source_details PRIMARY KEY (id), 
	CONSTRAINT fk_source_details_source FOREIGN KEY(source) REFERENCES source (id), 
	CONSTRAINT fk_source_details_parent FOREIGN KEY(parent) REFERENCES source (id), 
	CONSTRAINT fk_source_details_act FOREIGN KEY(act) REFERENCES act (id)
)
 STRICT

;
INSERT INTO "source_details" VALUES (1, '072f6d16-e3fa-5061-a32d-f495eee20021', 'Re: brigada', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 1);
INSERT INTO "source_details" VALUES (2, '2f0149cc-345c-570b-8034-37430da59a66', 'La brigada', 'N. Sela', '94798996-c7f4-521c-8119-76d7f14caae4', '2009-01-01', '2009-12-31', 'https://correo.example/1', 'https://archive.example/1', 'es', 'public', NULL, NULL, 0, 1);
INSERT INTO "source_details" VALUES (3, '2f0149cc-345c-570b-8034-37430da59a66', 'La brigada', 'N. Sela', '94798996-c7f4-521c-8119-76d7f14caae4', '2009-01-01', '2009-12-31', 'https://correo.example/1', 'https://archive.example/1', 'es', 'public', '072f6d16-e3fa-5061-a32d-f495eee20021', 'letter.txt', 1, 1);
INSERT INTO "source_details" VALUES (5, '91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', 'Postings', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 1);
INSERT INTO "source_details" VALUES (6, '072f6d16-e3fa-5061-a32d-f495eee20021', 'Re: brigada', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'restricted', NULL, NULL, 2, 8);
INSERT INTO "source_details" VALUES (7, '2f0149cc-345c-570b-8034-37430da59a66', 'La brigada', 'N. Sela', '94798996-c7f4-521c-8119-76d7f14caae4', '2009-01-01', '2009-12-31', 'https://correo.example/1', 'https://archive.example/1', 'es', 'public', '072f6d16-e3fa-5061-a32d-f495eee20021', 'letter.txt', 2, 8);
CREATE TABLE holding (
	source TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_holding PRIMARY KEY (source, sha256), 
	CONSTRAINT fk_holding_source FOREIGN KEY(source) REFERENCES source (id), 
	CONSTRAINT fk_holding_sha256 FOREIGN KEY(sha256) REFERENCES capture (sha256), 
	CONSTRAINT fk_holding_act FOREIGN KEY(act) REFERENCES act (id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "holding" VALUES ('072f6d16-e3fa-5061-a32d-f495eee20021', '99c5c537564884e218a1a9a345fad04d5a61d866a02725c213dfefd5df172a04', 1);
INSERT INTO "holding" VALUES ('2f0149cc-345c-570b-8034-37430da59a66', 'be59076fab40e61424833d37e7b9591f0a86ada5481df1c8c0428a48e8b23c01', 1);
INSERT INTO "holding" VALUES ('91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', '78af7bdb5626eb0a046772b3edda705ca9e60ba7af0960eea89f7fa201d685a8', 1);
CREATE TABLE finding (
	id INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	name TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_finding PRIMARY KEY (id), 
	CONSTRAINT fk_finding_source FOREIGN KEY(source) REFERENCES source (id), 
	CONSTRAINT fk_finding_sha256 FOREIGN KEY(sha256) REFERENCES capture (sha256), 
	CONSTRAINT fk_finding_act FOREIGN KEY(act) REFERENCES act (id)
)
 STRICT

;
INSERT INTO "finding" VALUES (1, '072f6d16-e3fa-5061-a32d-f495eee20021', '99c5c537564884e218a1a9a345fad04d5a61d866a02725c213dfefd5df172a04', 'mail.eml', 1);
INSERT INTO "finding" VALUES (2, '2f0149cc-345c-570b-8034-37430da59a66', 'be59076fab40e61424833d37e7b9591f0a86ada5481df1c8c0428a48e8b23c01', 'letdce9ter.txt', 1);
INSERT INTO "finding" VALUES (3, '2f0149cc-345c-570b-8034-37430da59a66', 'be59076fab40e61424833d37e7b9591f0a86ada5481df1c8c0428a48e8b23c01', 'copy.txt', 1);
CREATE TABLE rendition (
	id TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	reader TEXT NOT NULL, 
	version TEXT NOT NULL, 
	text_sha256 TEXT NOT NULL, 
	length INTEGER NOT NULL, 
	metadata TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_rendition PRIMARY KEY (id), 
	CONSTRAINT fk_rendition_sha256 FOREIGN KEY(sha256) REFERENCES capture (sha256), 
	CONSTRAINT fk_rendition_act FOREIGN KEY(act) REFERENCES act (id)
)
 STRICT

;
INSERT INTO "rendition" VALUES ('97012ddd-723d-5911-8a60-34ac1c331fcc', '99c5c537564884e218a1a9a345fad04d5a61d866a02725c213dfefd5df172a04', 'plain', '1', '99c5c537564884e218a1a9a345fad04d5a61d866a02725c213dfefd5df172a04', 13, '{}', '[]', 1);
INSERT INTO "rendition" VALUES ('2d21e7e5-0654-560d-88aa-4dfb8ec1e1ed', 'be59076fab40e61424833d37e7b9591f0a86ada5481df1c8c0428a48e8b23c01', 'plain', '1', 'be59076fab40e61424833d37e7b9591f0a86ada5481df1c8c0428a48e8b23c01', 63, '{}', '[]', 1);
INSERT INTO "rendition" VALUES ('4e526927-edd2-5c5d-bef4-a3d3d9358594', '78af7bdb5626eb0a046772b3edda705ca9e60ba7af0960eea89f7fa201d685a8', 'table', '1', 'cd4744be413e5bf8997d83e3a6b69a8e2153506cb42efaa51c569097b1145033', 11, '{"title":"Postings"}', '["two sections"]', 1);
CREATE TABLE decision (
	id INTEGER NOT NULL, 
	claim INTEGER NOT NULL, 
	status TEXT NOT NULL, 
	changes TEXT NOT NULL, 
	why TEXT, 
	rank INTEGER, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_decision PRIMARY KEY (id), 
	CONSTRAINT fk_decision_claim FOREIGN KEY(claim) REFERENCES claim (id), 
	CONSTRAINT fk_decision_act FOREIGN KEY(act) REFERENCES act (id)
)
 STRICT

;
INSERT INTO "decision" VALUES (1, 1, 'accepted', '{"fields":{"unit":{"id":"dbdac7ce-528f-57a7-b818-0c56450d6876","name":"7th Brigade"},"title":"Commander"},"notes":"n"}', 'the ministry', NULL, 4);
INSERT INTO "decision" VALUES (2, 3, 'conflict', '{}', NULL, NULL, 4);
INSERT INTO "decision" VALUES (3, 4, 'accepted', '{"visibility":"restricted"}', NULL, 2, 4);
INSERT INTO "decision" VALUES (4, 2, 'superseded', '{}', 'a later reading no longer finds it', NULL, 6);
CREATE TABLE citation (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	source TEXT NOT NULL, 
	type TEXT NOT NULL, 
	"trigger" TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_citation PRIMARY KEY (id), 
	CONSTRAINT uq_citation_key UNIQUE ("key"), 
	CONSTRAINT fk_citation_source FOREIGN KEY(source) REFERENCES source (id), 
	CONSTRAINT fk_citation_act FOREIGN KEY(act) REFERENCES act (id)
)
 STRICT

;
INSERT INTO "citation" VALUES (1, '1463d2be-7236-5221-ad7e-21d3a9f78195', '2f0149cc-345c-570b-8034-37430da59a66', 'page', '1', 2);
INSERT INTO "citation" VALUES (2, '0706dce9-d22a-53ba-9dbe-6a6f3c59c9a2', '91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', 'page', '1', 3);
INSERT INTO "citation" VALUES (3, '3aeae033-3214-55af-a00e-a627eeffb50b', '072f6d16-e3fa-5061-a32d-f495eee20021', 'page', '1', 3);
INSERT INTO "citation" VALUES (4, '35985230-e040-5a0e-98af-cf70fe862eba', '91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', 'page', '2', 3);
INSERT INTO "citation" VALUES (5, '8778ef22-14e9-5998-890a-487b95e64bc4', '91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', 'page', '3', 3);
INSERT INTO "citation" VALUES (6, '5e8bbb08-7965-5680-9bd3-80e1d91ac504', '91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', 'page', '4', 3);
INSERT INTO "citation" VALUES (7, 'b5c909bc-12ef-559d-8434-b53a794a996d', '91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', 'page', '5', 3);
INSERT INTO "citation" VALUES (8, '05aefe2a-69fa-5ac5-8b15-250b9d629cf3', '91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', 'page', '6', 3);
INSERT INTO "citation" VALUES (9, '01de6276-fd10-5df0-8003-7064d7610500', '91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', 'page', '7', 3);
INSERT INTO "citation" VALUES (10, 'fd149bfc-ca9c-5d14-be4a-52c6f937480f', '91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', 'page', '8', 3);
CREATE TABLE subject (
	claim INTEGER NOT NULL, 
	name INTEGER NOT NULL, 
	field TEXT NOT NULL, 
	turn INTEGER NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_subject PRIMARY KEY (claim, name, field, turn), 
	CONSTRAINT fk_subject_claim FOREIGN KEY(claim) REFERENCES claim (id), 
	CONSTRAINT fk_subject_name FOREIGN KEY(name) REFERENCES name (id), 
	CONSTRAINT fk_subject_act FOREIGN KEY(act) REFERENCES act (id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "subject" VALUES (1, 1, 'person', 0, 2);
INSERT INTO "subject" VALUES (1, 2, 'unit', 0, 2);
INSERT INTO "subject" VALUES (1, 2, 'unit', 1, 4);
INSERT INTO "subject" VALUES (1, 9, 'unit', 0, 4);
INSERT INTO "subject" VALUES (2, 2, 'unit', 0, 2);
INSERT INTO "subject" VALUES (2, 3, 'person', 0, 2);
INSERT INTO "subject" VALUES (3, 4, 'names', 0, 3);
INSERT INTO "subject" VALUES (3, 5, 'names', 0, 3);
INSERT INTO "subject" VALUES (4, 6, 'names', 0, 3);
INSERT INTO "subject" VALUES (5, 1, 'person', 0, 3);
INSERT INTO "subject" VALUES (5, 2, 'unit', 0, 3);
INSERT INTO "subject" VALUES (6, 2, 'unit', 0, 3);
INSERT INTO "subject" VALUES (6, 7, 'related_unit', 0, 3);
INSERT INTO "subject" VALUES (7, 2, 'unit', 0, 3);
INSERT INTO "subject" VALUES (7, 8, 'location', 0, 3);
INSERT INTO "subject" VALUES (8, 2, 'perpetrators', 0, 3);
INSERT INTO "subject" VALUES (8, 9, 'perpetrators', 0, 3);
INSERT INTO "subject" VALUES (9, 2, 'recipient_unit', 0, 3);
INSERT INTO "subject" VALUES (10, 10, 'name', 0, 3);
INSERT INTO "subject" VALUES (12, 2, 'unit', 0, 3);
INSERT INTO "subject" VALUES (12, 11, 'person', 0, 3);
INSERT INTO "subject" VALUES (13, 2, 'unit', 0, 3);
INSERT INTO "subject" VALUES (13, 11, 'person', 0, 3);
CREATE TABLE judgement_withdrawal (
	judgement TEXT NOT NULL, 
	why TEXT, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_judgement_withdrawal PRIMARY KEY (judgement), 
	CONSTRAINT fk_judgement_withdrawal_judgement FOREIGN KEY(judgement) REFERENCES judgement (id), 
	CONSTRAINT fk_judgement_withdrawal_act FOREIGN KEY(act) REFERENCES act (id)
)
 STRICT

;
INSERT INTO "judgement_withdrawal" VALUES ('2dfa31ce-919b-5cca-a968-bebf0a4af2fe', 'not alike', 5);
CREATE TABLE failure (
	id INTEGER NOT NULL, 
	stage TEXT NOT NULL, 
	name TEXT NOT NULL, 
	sha256 TEXT, 
	source TEXT, 
	kind TEXT NOT NULL, 
	problem TEXT NOT NULL, 
	remedy TEXT NOT NULL, 
	rank INTEGER NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_failure PRIMARY KEY (id), 
	CONSTRAINT fk_failure_source FOREIGN KEY(source) REFERENCES source (id), 
	CONSTRAINT fk_failure_act FOREIGN KEY(act) REFERENCES act (id)
)
 STRICT

;
INSERT INTO "failure" VALUES (1, 'take', 'bad.pdf', NULL, NULL, 'encrypted', 'is encrypted', 'open it', 0, 1);
INSERT INTO "failure" VALUES (2, 'take', 'late.txt', NULL, NULL, 'vanished', 'was gone', 'take it again', 1, 1);
CREATE TABLE passage (
	id INTEGER NOT NULL, 
	rendition TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_passage PRIMARY KEY (id), 
	CONSTRAINT fk_passage_rendition FOREIGN KEY(rendition) REFERENCES rendition (id)
)
 STRICT

;
INSERT INTO "passage" VALUES (1, '97012ddd-723d-5911-8a60-34ac1c331fcc', 0, 'From: N. Sela');
INSERT INTO "passage" VALUES (2, '2d21e7e5-0654-560d-88aa-4dfb8ec1e1ed', 0, 'Cnel. Ilán Orvek of the 3rd Brigade0000 met Mara Tolin.
She left.
');
INSERT INTO "passage" VALUES (4, '4e526927-edd2-5c5d-bef4-a3d3d9358594', 0, 'Orvek
Tolin');
CREATE TABLE section (
	id INTEGER NOT NULL, 
	rendition TEXT NOT NULL, 
	ordinal INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	label TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	width REAL, 
	height REAL, 
	items BLOB, 
	CONSTRAINT pk_section PRIMARY KEY (id), 
	CONSTRAINT fk_section_rendition FOREIGN KEY(rendition) REFERENCES rendition (id)
)
 STRICT

;
INSERT INTO "section" VALUES (1, '4e526927-edd2-5c5d-bef4-a3d3d9358594', 0, 'page', '1', 0, 5, 595.0, 842.0, X'789C8B8E36D031D53137D2330011A63A8606867A46A63A16267A06B1B1005CC40636');
INSERT INTO "section" VALUES (2, '4e526927-edd2-5c5d-bef4-a3d3d9358594', 1, 'sheet', 'Postings', 6, 11, NULL, NULL, X'789C8B8E36D33134D4517234548A8D050015C10317');
CREATE TABLE reading (
	id INTEGER NOT NULL, 
	source TEXT NOT NULL, 
	rendition TEXT NOT NULL, 
	recogniser TEXT NOT NULL, 
	version TEXT NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_reading PRIMARY KEY (id), 
	CONSTRAINT uq_reading_source_rendition_recogniser_version UNIQUE (source, rendition, recogniser, version), 
	CONSTRAINT fk_reading_source FOREIGN KEY(source) REFERENCES source (id), 
	CONSTRAINT fk_reading_rendition FOREIGN KEY(rendition) REFERENCES rendition (id), 
	CONSTRAINT fk_reading_act FOREIGN KEY(act) REFERENCES act (id)
)
 STRICT

;
INSERT INTO "reading" VALUES (1, '2f0149cc-345c-570b-8034-37430da59a66', '2d21e7e5-0654-560d-88aa-4dfb8ec1e1ed', 'crf', '1', 2);
INSERT INTO "reading" VALUES (2, '2f0149cc-345c-570b-8034-37430da59a66', '2d21e7e5-0654-560d-88aa-4dfb8ec1e1ed', 'crf', '2', 6);
CREATE TABLE evidence (
	claim INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	citation INTEGER NOT NULL, 
	rendition TEXT, 
	supports TEXT NOT NULL, 
	spans TEXT NOT NULL, 
	archive_url TEXT, 
	archived TEXT, 
	accessed TEXT, 
	CONSTRAINT pk_evidence PRIMARY KEY (claim, ordinal), 
	CONSTRAINT fk_evidence_claim FOREIGN KEY(claim) REFERENCES claim (id), 
	CONSTRAINT fk_evidence_citation FOREIGN KEY(citation) REFERENCES citation (id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "evidence" VALUES (1, 0, 1, '2d21e7e5-0654-560d-88aa-4dfb8ec1e1ed', '["person"]', '[{"start":6,"end":16,"text":"Ilán Orvek","page":null,"boxes":[],"supports":["person"]}]', NULL, NULL, NULL);
INSERT INTO "evidence" VALUES (2, 0, 1, '2d21e7e5-0654-560d-88aa-4dfb8ec1e1ed', '["person"]', '[{"start":41,"end":51,"text":"Mara Tolin","page":null,"boxes":[],"supports":["person"]}]', NULL, NULL, NULL);
INSERT INTO "evidence" VALUES (3, 0, 2, NULL, '[]', '[]', NULL, '20100101', NULL);
INSERT INTO "evidence" VALUES (3, 1, 3, NULL, '[]', '[]', NULL, NULL, NULL);
INSERT INTO "evidence" VALUES (4, 0, 4, NULL, '[]', '[]', NULL, '20100101', NULL);
INSERT INTO "evidence" VALUES (4, 1, 3, NULL, '[]', '[]', NULL, NULL, NULL);
INSERT INTO "evidence" VALUES (5, 0, 5, NULL, '[]', '[]', NULL, '20100101', NULL);
INSERT INTO "evidence" VALUES (5, 1, 3, NULL, '[]', '[]', NULL, NULL, NULL);
INSERT INTO "evidence" VALUES (6, 0, 6, NULL, '[]', '[]', NULL, '20100101', NULL);
INSERT INTO "evidence" VALUES (6, 1, 3, NULL, '[]', '[]', NULL, NULL, NULL);
INSERT INTO "evidence" VALUES (7, 0, 7, NULL, '[]', '[]', NULL, '20100101', NULL);
INSERT INTO "evidence" VALUES (7, 1, 3, NULL, '[]', '[]', NULL, NULL, NULL);
INSERT INTO "evidence" VALUES (8, 0, 8, NULL, '[]', '[]', NULL, '20100101', NULL);
INSERT INTO "evidence" VALUES (8, 1, 3, NULL, '[]', '[]', NULL, NULL, NULL);
INSERT INTO "evidence" VALUES (9, 0, 9, NULL, '[]', '[]', NULL, '20100101', NULL);
INSERT INTO "evidence" VALUES (9, 1, 3, NULL, '[]', '[]', NULL, NULL, NULL);
INSERT INTO "evidence" VALUES (10, 0, 10, NULL, '[]', '[]', NULL, '20100101', NULL);
INSERT INTO "evidence" VALUES (10, 1, 3, NULL, '[]', '[]', NULL, NULL, NULL);
INSERT INTO "evidence" VALUES (12, 1, 2, NULL, '[]', '[]', NULL, NULL, NULL);
INSERT INTO "evidence" VALUES (13, 0, 2, NULL, '[]', '[]', NULL, NULL, NULL);
CREATE TABLE failure_cleared (
	failure INTEGER NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_failure_cleared PRIMARY KEY (failure), 
	CONSTRAINT fk_failure_cleared_failure FOREIGN KEY(failure) REFERENCES failure (id), 
	CONSTRAINT fk_failure_cleared_act FOREIGN KEY(act) REFERENCES act (id)
)
 STRICT

;
INSERT INTO "failure_cleared" VALUES (2, 6);
CREATE TABLE mention (
	id INTEGER NOT NULL, 
	reading INTEGER NOT NULL, 
	type TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	score REAL NOT NULL, 
	CONSTRAINT pk_mention PRIMARY KEY (id), 
	CONSTRAINT fk_mention_reading FOREIGN KEY(reading) REFERENCES reading (id)
)
 STRICT

;
INSERT INTO "mention" VALUES (1, 1, 'Person', 6, 16, 0.5);
INSERT INTO "mention" VALUES (2, 1, 'Person', 41, 51, 0.5);
INSERT INTO "mention" VALUES (3, 2, 'Person', 6, 16, 0.5);
CREATE TABLE assertion (
	id INTEGER NOT NULL, 
	claim INTEGER NOT NULL, 
	reading INTEGER, 
	reader TEXT, 
	score REAL, 
	modality TEXT NOT NULL, 
	fields TEXT NOT NULL, 
	confidence TEXT NOT NULL, 
	attribution TEXT NOT NULL, 
	precise_first TEXT, 
	precise_last TEXT, 
	imprecise_first TEXT, 
	imprecise_last TEXT, 
	starting INTEGER NOT NULL, 
	ending INTEGER NOT NULL, 
	open INTEGER, 
	notes TEXT, 
	visibility TEXT NOT NULL, 
	rank INTEGER NOT NULL, 
	speaker_rank INTEGER NOT NULL, 
	act INTEGER NOT NULL, 
	CONSTRAINT pk_assertion PRIMARY KEY (id), 
	CONSTRAINT fk_assertion_claim FOREIGN KEY(claim) REFERENCES claim (id), 
	CONSTRAINT fk_assertion_reading FOREIGN KEY(reading) REFERENCES reading (id), 
	CONSTRAINT fk_assertion_act FOREIGN KEY(act) REFERENCES act (id)
)
 STRICT

;
INSERT INTO "assertion" VALUES (1, 1, 1, 'crf 1', 0.625, 'asserted', '{"person":{"id":"f4d4dcc2-8f0b-5b83-bedd-8e1d92dfcfa7","name":"Ilán Orvek"},"unit":{"id":"1d39d24c-027a-5cac-8a47-c9ae2ed8221e","name":"3rd Brigade"}}', '{"person":"Low"}', '[{"speaker":null,"speaker_text":"a guard","described_as":"who was there","named":false,"number":"one","cue":"said","stance":"asserts","grounds":"witnessed","visibility":"public"}]', '2009-01-01', '2009-12-31', '2008-01-01', '2008-12-31', 1, 0, 1, NULL, 'public', 0, 0, 2);
INSERT INTO "assertion" VALUES (2, 2, 1, 'crf 1', 0.625, 'asserted', '{"person":{"id":"fb2d6590-eb72-5f0b-b143-1eee298c604f","name":"Mara Tolin"},"unit":{"id":"1d39d24c-027a-5cac-8a47-c9ae2ed8221e","name":"3rd Brigade"}}', '{"person":"Low"}', '[{"speaker":null,"speaker_text":"a guard","described_as":"who was there","named":false,"number":"one","cue":"said","stance":"asserts","grounds":"witnessed","visibility":"public"}]', '2009-01-01', '2009-12-31', '2008-01-01', '2008-12-31', 1, 0, 1, NULL, 'public', 0, 0, 2);
INSERT INTO "assertion" VALUES (3, 3, NULL, NULL, NULL, 'asserted', '{"names":["3rd Brigade","Brigada 3"],"country":"Nembria"}', '{}', '[]', NULL, NULL, 'since_beginning_of_time', '2010-12-31', 0, 0, NULL, 'As printed.', 'public', 0, 0, 3);
INSERT INTO "assertion" VALUES (4, 4, NULL, NULL, NULL, 'asserted', '{"names":["Ilán Orvek"]}', '{}', '[]', NULL, NULL, 'since_beginning_of_time', '2010-12-31', 0, 0, NULL, 'As printed.', 'public', 0, 0, 3);
INSERT INTO "assertion" VALUES (5, 5, NULL, NULL, NULL, 'asserted', '{"person":{"id":"f4d4dcc2-8f0b-5b83-bedd-8e1d92dfcfa7","name":"Ilán Orvek"},"unit":{"id":"1d39d24c-027a-5cac-8a47-c9ae2ed8221e","name":"3rd Brigade"},"acting":true}', '{}', '[]', NULL, NULL, 'since_beginning_of_time', '2010-12-31', 0, 0, NULL, 'As printed.', 'public', 0, 0, 3);
INSERT INTO "assertion" VALUES (6, 6, NULL, NULL, NULL, 'asserted', '{"unit":{"id":"1d39d24c-027a-5cac-8a47-c9ae2ed8221e","name":"3rd Brigade"},"type":"child-of","related_unit":{"id":"a0cea8b3-2c06-596c-b01f-e4dab4864868","name":"Army"}}', '{}', '[]', NULL, NULL, 'since_beginning_of_time', '2010-12-31', 0, 0, NULL, 'As printed.', 'public', 0, 0, 3);
INSERT INTO "assertion" VALUES (7, 7, NULL, NULL, NULL, 'asserted', '{"unit":{"id":"1d39d24c-027a-5cac-8a47-c9ae2ed8221e","name":"3rd Brigade"},"type":"site","location":{"id":"fcfab26c-149a-5e43-973b-b19403e6dcf3","name":"Dorum"}}', '{}', '[]', NULL, NULL, 'since_beginning_of_time', '2010-12-31', 0, 0, NULL, 'As printed.', 'public', 0, 0, 3);
INSERT INTO "assertion" VALUES (8, 8, NULL, NULL, NULL, 'denied', '{"violation_types":["arbitrary detention"],"description":"Men were held.","perpetrators":[{"id":"1d39d24c-027a-5cac-8a47-c9ae2ed8221e","name":"3rd Brigade"},{"id":"dbdac7ce-528f-57a7-b818-0c56450d6876","name":"7th Brigade"}]}', '{}', '[]', NULL, NULL, 'since_beginning_of_time', '2010-12-31', 0, 0, NULL, 'As printed.', 'public', 0, 0, 3);
INSERT INTO "assertion" VALUES (9, 9, NULL, NULL, NULL, 'asserted', '{"recipient_unit":{"id":"1d39d24c-027a-5cac-8a47-c9ae2ed8221e","name":"3rd Brigade"},"quantity":12,"cost":1500.5}', '{}', '[]', NULL, NULL, 'since_beginning_of_time', '2010-12-31', 0, 0, NULL, 'As printed.', 'public', 0, 0, 3);
INSERT INTO "assertion" VALUES (10, 10, NULL, NULL, NULL, 'asserted', '{"name":"Dorum","geo_type":"point","admin_level":4}', '{}', '[]', NULL, NULL, 'since_beginning_of_time', '2010-12-31', 0, 0, NULL, 'As printed.', 'public', 0, 0, 3);
INSERT INTO "assertion" VALUES (12, 12, NULL, NULL, NULL, 'asserted', '{"person":{"id":"dd9d7a3c-732f-5258-922f-7b59207e6bc8","name":"Ilan Orvek"},"unit":{"id":"1d39d24c-027a-5cac-8a47-c9ae2ed8221e","name":"3rd Brigade"}}', '{}', '[]', '2009-05-03', '2009-05-03', NULL, NULL, 0, 0, NULL, NULL, 'public', 0, 0, 3);
INSERT INTO "assertion" VALUES (13, 13, NULL, NULL, NULL, 'asserted', '{"person":{"id":"dd9d7a3c-732f-5258-922f-7b59207e6bc8","name":"Ilan Orvek"},"unit":{"id":"1d39d24c-027a-5cac-8a47-c9ae2ed8221e","name":"3rd Brigade"}}', '{}', '[{"speaker":null,"speaker_text":"she","described_as":null,"named":false,"number":"unknown","cue":null,"stance":"asserts","grounds":"none_stated","visibility":"restricted"}]', '2009-05-03', '2009-05-03', NULL, NULL, 0, 0, NULL, NULL, 'public', 0, 2, 3);
INSERT INTO "assertion" VALUES (14, 1, 2, 'crf 2', 0.625, 'asserted', '{"person":{"id":"f4d4dcc2-8f0b-5b83-bedd-8e1d92dfcfa7","name":"Ilán Orvek"},"unit":{"id":"1d39d24c-027a-5cac-8a47-c9ae2ed8221e","name":"3rd Brigade"}}', '{"person":"Low"}', '[{"speaker":null,"speaker_text":"a guard","described_as":"who was there","named":false,"number":"one","cue":"said","stance":"asserts","grounds":"witnessed","visibility":"public"}]', '2009-01-01', '2009-12-31', '2008-01-01', '2008-12-31', 1, 0, 1, NULL, 'public', 0, 0, 6);
CREATE INDEX ix_name_entity ON name (entity);
CREATE INDEX ix_publication_key_id ON publication ("key", id);
CREATE INDEX ix_custody_sha256 ON custody (sha256);
CREATE INDEX ix_claim_about ON claim (about);
CREATE INDEX ix_claim_type_id ON claim (type, id);
CREATE INDEX ix_judgement_right ON judgement ("right");
CREATE INDEX ix_judgement_left ON judgement ("left");
CREATE INDEX ix_tombstone_sha256 ON tombstone (sha256);
CREATE INDEX ix_source_details_parent ON source_details (parent);
CREATE INDEX ix_source_details_rank ON source_details (rank);
CREATE INDEX ix_source_details_source_id ON source_details (source, id);
CREATE INDEX ix_source_details_url ON source_details (url);
CREATE INDEX ix_holding_sha256 ON holding (sha256);
CREATE INDEX ix_finding_sha256 ON finding (sha256);
CREATE INDEX ix_finding_source_sha256 ON finding (source, sha256);
CREATE INDEX ix_rendition_sha256 ON rendition (sha256);
CREATE INDEX ix_decision_rank ON decision (rank) WHERE rank > 0;
CREATE INDEX ix_decision_claim_id ON decision (claim, id);
CREATE INDEX ix_citation_source ON citation (source);
CREATE INDEX ix_subject_name_claim ON subject (name, claim);
CREATE INDEX ix_failure_sha256 ON failure (sha256);
CREATE INDEX ix_failure_name ON failure (name);
CREATE UNIQUE INDEX ix_passage_rendition_start ON passage (rendition, start);
CREATE UNIQUE INDEX ix_section_rendition_ordinal ON section (rendition, ordinal);
CREATE INDEX ix_reading_rendition ON reading (rendition);
CREATE INDEX ix_evidence_citation ON evidence (citation);
CREATE INDEX ix_mention_reading ON mention (reading);
CREATE INDEX ix_assertion_reading ON assertion (reading) WHERE reading IS NOT NULL;
CREATE INDEX ix_assertion_speaker_rank ON assertion (speaker_rank) WHERE speaker_rank > 0;
CREATE INDEX ix_assertion_claim_id ON assertion (claim, id);
CREATE INDEX ix_assertion_rank ON assertion (rank) WHERE rank > 0;
CREATE VIRTUAL TABLE passage_words USING fts5(words, content='', tokenize='ascii');
CREATE VIRTUAL TABLE name_words USING fts5(words, content='', tokenize='ascii');
CREATE VIRTUAL TABLE source_details_words USING fts5(words, content='', tokenize='ascii');
INSERT INTO passage_words(rowid, words) VALUES (1, 'from n sela');
INSERT INTO passage_words(rowid, words) VALUES (2, 'cnel ilan orvek of the 3rd brigade 0000 met mara tolin she left');
INSERT INTO passage_words(rowid, words) VALUES (4, 'orvek tolin');
INSERT INTO name_words(rowid, words) VALUES (1, 'ilan orvek');
INSERT INTO name_words(rowid, words) VALUES (2, '3rd brigade');
INSERT INTO name_words(rowid, words) VALUES (3, 'mara tolin');
INSERT INTO name_words(rowid, words) VALUES (4, '3rd brigade');
INSERT INTO name_words(rowid, words) VALUES (5, 'brigada 3');
INSERT INTO name_words(rowid, words) VALUES (6, 'ilan orvek');
INSERT INTO name_words(rowid, words) VALUES (7, 'army');
INSERT INTO name_words(rowid, words) VALUES (8, 'dorum');
INSERT INTO name_words(rowid, words) VALUES (9, '7th brigade');
INSERT INTO name_words(rowid, words) VALUES (10, 'dorum');
INSERT INTO name_words(rowid, words) VALUES (11, 'ilan orvek');
INSERT INTO source_details_words(rowid, words) VALUES (1, 're brigada');
INSERT INTO source_details_words(rowid, words) VALUES (2, 'la brigada');
INSERT INTO source_details_words(rowid, words) VALUES (3, 'la brigada');
INSERT INTO source_details_words(rowid, words) VALUES (5, 'postings');
INSERT INTO source_details_words(rowid, words) VALUES (6, 're brigada');
INSERT INTO source_details_words(rowid, words) VALUES (7, 'la brigada');

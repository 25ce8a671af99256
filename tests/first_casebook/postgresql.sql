SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.act (
    id bigint NOT NULL,
    at text NOT NULL COLLATE pg_catalog."C",
    verb text NOT NULL COLLATE pg_catalog."C",
    actor text NOT NULL COLLATE pg_catalog."C",
    version text NOT NULL COLLATE pg_catalog."C"
);
ALTER TABLE ONLY public.act ALTER COLUMN actor SET STATISTICS 0;
CREATE SEQUENCE public.act_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.act_id_seq OWNED BY public.act.id;
CREATE TABLE public.assertion (
    id bigint NOT NULL,
    claim bigint NOT NULL,
    reading bigint,
    reader text COLLATE pg_catalog."C",
    score double precision,
    modality text NOT NULL COLLATE pg_catalog."C",
    fields text NOT NULL COLLATE pg_catalog."C",
    confidence text NOT NULL COLLATE pg_catalog."C",
    attribution text NOT NULL COLLATE pg_catalog."C",
    precise_first text COLLATE pg_catalog."C",
    precise_last text COLLATE pg_catalog."C",
    imprecise_first text COLLATE pg_catalog."C",
    imprecise_last text COLLATE pg_catalog."C",
    starting bigint NOT NULL,
    ending bigint NOT NULL,
    open bigint,
    notes text COLLATE pg_catalog."C",
    visibility text NOT NULL COLLATE pg_catalog."C",
    rank bigint NOT NULL,
    speaker_rank bigint NOT NULL,
    act bigint NOT NULL
);
ALTER TABLE ONLY public.assertion ALTER COLUMN reader SET STATISTICS 0;
ALTER TABLE ONLY public.assertion ALTER COLUMN fields SET STATISTICS 0;
ALTER TABLE ONLY public.assertion ALTER COLUMN confidence SET STATISTICS 0;
ALTER TABLE ONLY public.assertion ALTER COLUMN attribution SET STATISTICS 0;
ALTER TABLE ONLY public.assertion ALTER COLUMN notes SET STATISTICS 0;
CREATE SEQUENCE public.assertion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.assertion_id_seq OWNED BY public.assertion.id;
CREATE TABLE public.capture (
    sha256 text NOT NULL COLLATE pg_catalog."C",
    size bigint NOT NULL,
    media_type text NOT NULL COLLATE pg_catalog."C",
    act bigint NOT NULL
);
CREATE TABLE public.casebook (
    key text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.citation (
    id bigint NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL COLLATE pg_catalog."C",
    trigger text NOT NULL COLLATE pg_catalog."C",
    act bigint NOT NULL
);
ALTER TABLE ONLY public.citation ALTER COLUMN trigger SET STATISTICS 0;
CREATE TABLE public.claim (
    id bigint NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C",
    type text NOT NULL COLLATE pg_catalog."C",
    about text NOT NULL COLLATE pg_catalog."C",
    first_status text NOT NULL COLLATE pg_catalog."C",
    act bigint NOT NULL
);
CREATE TABLE public.custody (
    id bigint NOT NULL,
    event text NOT NULL COLLATE pg_catalog."C",
    source text COLLATE pg_catalog."C",
    sha256 text COLLATE pg_catalog."C",
    payload text COLLATE pg_catalog."C",
    payload_hash text NOT NULL COLLATE pg_catalog."C",
    previous text NOT NULL COLLATE pg_catalog."C",
    hash text NOT NULL COLLATE pg_catalog."C",
    act bigint NOT NULL
);
ALTER TABLE ONLY public.custody ALTER COLUMN payload SET STATISTICS 0;
CREATE SEQUENCE public.custody_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.custody_id_seq OWNED BY public.custody.id;
CREATE TABLE public.decision (
    id bigint NOT NULL,
    claim bigint NOT NULL,
    status text NOT NULL COLLATE pg_catalog."C",
    changes text NOT NULL COLLATE pg_catalog."C",
    why text COLLATE pg_catalog."C",
    rank bigint,
    act bigint NOT NULL
);
ALTER TABLE ONLY public.decision ALTER COLUMN changes SET STATISTICS 0;
ALTER TABLE ONLY public.decision ALTER COLUMN why SET STATISTICS 0;
CREATE SEQUENCE public.decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.decision_id_seq OWNED BY public.decision.id;
CREATE TABLE public.evidence (
    claim bigint NOT NULL,
    ordinal bigint NOT NULL,
    citation bigint NOT NULL,
    rendition text COLLATE pg_catalog."C",
    supports text NOT NULL COLLATE pg_catalog."C",
    spans text NOT NULL COLLATE pg_catalog."C",
    archive_url text COLLATE pg_catalog."C",
    archived text COLLATE pg_catalog."C",
    accessed text COLLATE pg_catalog."C"
);
ALTER TABLE ONLY public.evidence ALTER COLUMN supports SET STATISTICS 0;
ALTER TABLE ONLY public.evidence ALTER COLUMN spans SET STATISTICS 0;
ALTER TABLE ONLY public.evidence ALTER COLUMN archive_url SET STATISTICS 0;
ALTER TABLE ONLY public.evidence ALTER COLUMN archived SET STATISTICS 0;
ALTER TABLE ONLY public.evidence ALTER COLUMN accessed SET STATISTICS 0;
CREATE TABLE public.failure (
    id bigint NOT NULL,
    stage text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    sha256 text COLLATE pg_catalog."C",
    source text COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    problem text NOT NULL COLLATE pg_catalog."C",
    remedy text NOT NULL COLLATE pg_catalog."C",
    rank bigint NOT NULL,
    act bigint NOT NULL
);
ALTER TABLE ONLY public.failure ALTER COLUMN name SET STATISTICS 0;
ALTER TABLE ONLY public.failure ALTER COLUMN problem SET STATISTICS 0;
ALTER TABLE ONLY public.failure ALTER COLUMN remedy SET STATISTICS 0;
CREATE TABLE public.failure_cleared (
    failure bigint NOT NULL,
    act bigint NOT NULL
);
CREATE SEQUENCE public.failure_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.failure_id_seq OWNED BY public.failure.id;
CREATE TABLE public.finding (
    id bigint NOT NULL,
    source text NOT NULL COLLATE pg_catalog."C",
    sha256 text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    act bigint NOT NULL
);
ALTER TABLE ONLY public.finding ALTER COLUMN name SET STATISTICS 0;
CREATE SEQUENCE public.finding_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.finding_id_seq OWNED BY public.finding.id;
CREATE TABLE public.holding (
    source text NOT NULL COLLATE pg_catalog."C",
    sha256 text NOT NULL COLLATE pg_catalog."C",
    act bigint NOT NULL
);
CREATE TABLE public.judgement (
    id text NOT NULL COLLATE pg_catalog."C",
    "left" text NOT NULL COLLATE pg_catalog."C",
    "right" text NOT NULL COLLATE pg_catalog."C",
    verdict text NOT NULL COLLATE pg_catalog."C",
    why text COLLATE pg_catalog."C",
    score double precision,
    act bigint NOT NULL
);
ALTER TABLE ONLY public.judgement ALTER COLUMN why SET STATISTICS 0;
CREATE TABLE public.judgement_withdrawal (
    judgement text NOT NULL COLLATE pg_catalog."C",
    why text COLLATE pg_catalog."C",
    act bigint NOT NULL
);
ALTER TABLE ONLY public.judgement_withdrawal ALTER COLUMN why SET STATISTICS 0;
CREATE TABLE public.mention (
    id bigint NOT NULL,
    reading bigint NOT NULL,
    type text NOT NULL COLLATE pg_catalog."C",
    start bigint NOT NULL,
    "end" bigint NOT NULL,
    score double precision NOT NULL
);
CREATE SEQUENCE public.mention_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.mention_id_seq OWNED BY public.mention.id;
CREATE TABLE public.name (
    id bigint NOT NULL,
    entity text NOT NULL COLLATE pg_catalog."C",
    text text NOT NULL COLLATE pg_catalog."C"
);
ALTER TABLE ONLY public.name ALTER COLUMN text SET STATISTICS 0;
CREATE TABLE public.name_words (
    rowid bigint NOT NULL,
    words text NOT NULL COLLATE pg_catalog."C"
);
ALTER TABLE ONLY public.name_words ALTER COLUMN words SET STATISTICS 0;
CREATE TABLE public.passage (
    id bigint NOT NULL,
    rendition text NOT NULL COLLATE pg_catalog."C",
    start bigint NOT NULL,
    text text NOT NULL COLLATE pg_catalog."C"
);
ALTER TABLE ONLY public.passage ALTER COLUMN text SET STATISTICS 0;
CREATE SEQUENCE public.passage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.passage_id_seq OWNED BY public.passage.id;
CREATE TABLE public.passage_words (
    rowid bigint NOT NULL,
    words text NOT NULL COLLATE pg_catalog."C"
);
ALTER TABLE ONLY public.passage_words ALTER COLUMN words SET STATISTICS 0;
CREATE TABLE public.publication (
    id bigint NOT NULL,
    key text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    country text COLLATE pg_catalog."C",
    act bigint NOT NULL
);
ALTER TABLE ONLY public.publication ALTER COLUMN name SET STATISTICS 0;
ALTER TABLE ONLY public.publication ALTER COLUMN country SET STATISTICS 0;
CREATE SEQUENCE public.publication_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.publication_id_seq OWNED BY public.publication.id;
CREATE TABLE public.reading (
    id bigint NOT NULL,
    source text NOT NULL COLLATE pg_catalog."C",
    rendition text NOT NULL COLLATE pg_catalog."C",
    recogniser text NOT NULL COLLATE pg_catalog."C",
    version text NOT NULL COLLATE pg_catalog."C",
    act bigint NOT NULL
);
CREATE SEQUENCE public.reading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.reading_id_seq OWNED BY public.reading.id;
CREATE TABLE public.rendition (
    id text NOT NULL COLLATE pg_catalog."C",
    sha256 text NOT NULL COLLATE pg_catalog."C",
    reader text NOT NULL COLLATE pg_catalog."C",
    version text NOT NULL COLLATE pg_catalog."C",
    text_sha256 text NOT NULL COLLATE pg_catalog."C",
    length bigint NOT NULL,
    metadata text NOT NULL COLLATE pg_catalog."C",
    notes text NOT NULL COLLATE pg_catalog."C",
    act bigint NOT NULL
);
ALTER TABLE ONLY public.rendition ALTER COLUMN metadata SET STATISTICS 0;
ALTER TABLE ONLY public.rendition ALTER COLUMN notes SET STATISTICS 0;
CREATE TABLE public.schema_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.section (
    id bigint NOT NULL,
    rendition text NOT NULL COLLATE pg_catalog."C",
    ordinal bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    label text NOT NULL COLLATE pg_catalog."C",
    start bigint NOT NULL,
    "end" bigint NOT NULL,
    width double precision,
    height double precision,
    items bytea
);
ALTER TABLE ONLY public.section ALTER COLUMN label SET STATISTICS 0;
CREATE SEQUENCE public.section_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.section_id_seq OWNED BY public.section.id;
CREATE TABLE public.source (
    id text NOT NULL COLLATE pg_catalog."C",
    act bigint NOT NULL
);
CREATE TABLE public.source_details (
    id bigint NOT NULL,
    source text NOT NULL COLLATE pg_catalog."C",
    title text COLLATE pg_catalog."C",
    author text COLLATE pg_catalog."C",
    publication text COLLATE pg_catalog."C",
    published_first text COLLATE pg_catalog."C",
    published_last text COLLATE pg_catalog."C",
    url text COLLATE pg_catalog."C",
    archive_url text COLLATE pg_catalog."C",
    language text COLLATE pg_catalog."C",
    visibility text COLLATE pg_catalog."C",
    parent text COLLATE pg_catalog."C",
    within text COLLATE pg_catalog."C",
    rank bigint NOT NULL,
    act bigint NOT NULL
);
ALTER TABLE ONLY public.source_details ALTER COLUMN title SET STATISTICS 0;
ALTER TABLE ONLY public.source_details ALTER COLUMN author SET STATISTICS 0;
ALTER TABLE ONLY public.source_details ALTER COLUMN url SET STATISTICS 0;
ALTER TABLE ONLY public.source_details ALTER COLUMN archive_url SET STATISTICS 0;
ALTER TABLE ONLY public.source_details ALTER COLUMN language SET STATISTICS 0;
ALTER TABLE ONLY public.source_details ALTER COLUMN within SET STATISTICS 0;
CREATE SEQUENCE public.source_details_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.source_details_id_seq OWNED BY public.source_details.id;
CREATE TABLE public.source_details_words (
    rowid bigint NOT NULL,
    words text NOT NULL COLLATE pg_catalog."C"
);
ALTER TABLE ONLY public.source_details_words ALTER COLUMN words SET STATISTICS 0;
CREATE TABLE public.subject (
    claim bigint NOT NULL,
    name bigint NOT NULL,
    field text NOT NULL COLLATE pg_catalog."C",
    turn bigint NOT NULL,
    act bigint NOT NULL
);
CREATE TABLE public.tombstone (
    id bigint NOT NULL,
    source text NOT NULL COLLATE pg_catalog."C",
    sha256 text COLLATE pg_catalog."C",
    why text NOT NULL COLLATE pg_catalog."C",
    act bigint NOT NULL
);
ALTER TABLE ONLY public.tombstone ALTER COLUMN why SET STATISTICS 0;
CREATE SEQUENCE public.tombstone_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.tombstone_id_seq OWNED BY public.tombstone.id;
ALTER TABLE ONLY public.act ALTER COLUMN id SET DEFAULT nextval('public.act_id_seq'::regclass);
ALTER TABLE ONLY public.assertion ALTER COLUMN id SET DEFAULT nextval('public.assertion_id_seq'::regclass);
ALTER TABLE ONLY public.custody ALTER COLUMN id SET DEFAULT nextval('public.custody_id_seq'::regclass);
ALTER TABLE ONLY public.decision ALTER COLUMN id SET DEFAULT nextval('public.decision_id_seq'::regclass);
ALTER TABLE ONLY public.failure ALTER COLUMN id SET DEFAULT nextval('public.failure_id_seq'::regclass);
ALTER TABLE ONLY public.finding ALTER COLUMN id SET DEFAULT nextval('public.finding_id_seq'::regclass);
ALTER TABLE ONLY public.mention ALTER COLUMN id SET DEFAULT nextval('public.mention_id_seq'::regclass);
ALTER TABLE ONLY public.passage ALTER COLUMN id SET DEFAULT nextval('public.passage_id_seq'::regclass);
ALTER TABLE ONLY public.publication ALTER COLUMN id SET DEFAULT nextval('public.publication_id_seq'::regclass);
ALTER TABLE ONLY public.reading ALTER COLUMN id SET DEFAULT nextval('public.reading_id_seq'::regclass);
ALTER TABLE ONLY public.section ALTER COLUMN id SET DEFAULT nextval('public.section_id_seq'::regclass);
ALTER TABLE ONLY public.source_details ALTER COLUMN id SET DEFAULT nextval('public.source_details_id_seq'::regclass);
ALTER TABLE ONLY public.tombstone ALTER COLUMN id SET DEFAULT nextval('public.tombstone_id_seq'::regclass);
INSERT INTO public.act VALUES (1, '2026-01-01T12:00:01.000000Z', 'take', 'ann', '0.1.0');
INSERT INTO public.act VALUES (2, '2026-01-01T12:00:02.000000Z', 'read', 'ann', '0.1.0');
INSERT INTO public.act VALUES (3, '2026-01-01T12:00:03.000000Z', 'import', 'ann', '0.1.0');
INSERT INTO public.act VALUES (4, '2026-01-01T12:00:04.000000Z', 'decide', 'ann', '0.1.0');
INSERT INTO public.act VALUES (5, '2026-01-01T12:00:05.000000Z', 'match', 'ann', '0.1.0');
INSERT INTO public.act VALUES (6, '2026-01-01T12:00:06.000000Z', 'read', 'ann', '0.1.0');
INSERT INTO public.act VALUES (7, '2026-01-01T12:00:07.000000Z', 'purge', 'ann', '0.1.0');
INSERT INTO public.act VALUES (8, '2026-01-01T12:00:08.000000Z', 'take', 'ann', '0.1.0');
INSERT INTO public.assertion VALUES (1, 1, 1, 'crf 1', 0.625, 'asserted', '{"person":{"id":"f4d4dcc2-8f0b-5b83-bedd-8e1d92dfcfa7","name":"Ilán Orvek"},"unit":{"id":"1d39d24c-027a-5cac-8a47-c9ae2ed8221e","name":"3rd Brigade"}}', '{"person":"Low"}', '[{"speaker":null,"speaker_text":"a guard","described_as":"who was there","named":false,"number":"one","cue":"said","stance":"asserts","grounds":"witnessed","visibility":"public"}]', '2009-01-01', '2009-12-31', '2008-01-01', '2008-12-31', 1, 0, 1, NULL, 'public', 0, 0, 2);
INSERT INTO public.assertion VALUES (2, 2, 1, 'crf 1', 0.625, 'asserted', '{"person":{"id":"fb2d6590-eb72-5f0b-b143-1eee298c604f","name":"Mara Tolin"},"unit":{"id":"1d39d24c-027a-5cac-8a47-c9ae2ed8221e","name":"3rd Brigade"}}', '{"person":"Low"}', '[{"speaker":null,"speaker_text":"a guard","described_as":"who was there","named":false,"number":"one","cue":"said","stance":"asserts","grounds":"witnessed","visibility":"public"}]', '2009-01-01', '2009-12-31', '2008-01-01', '2008-12-31', 1, 0, 1, NULL, 'public', 0, 0, 2);
INSERT INTO public.assertion VALUES (3, 3, NULL, NULL, NULL, 'asserted', '{"names":["3rd Brigade","Brigada 3"],"country":"Nembria"}', '{}', '[]', NULL, NULL, 'since_beginning_of_time', '2010-12-31', 0, 0, NULL, 'As printed.', 'public', 0, 0, 3);
INSERT INTO public.assertion VALUES (4, 4, NULL, NULL, NULL, 'asserted', '{"names":["Ilán Orvek"]}', '{}', '[]', NULL, NULL, 'since_beginning_of_time', '2010-12-31', 0, 0, NULL, 'As printed.', 'public', 0, 0, 3);
INSERT INTO public.assertion VALUES (5, 5, NULL, NULL, NULL, 'asserted', '{"person":{"id":"f4d4dcc2-8f0b-5b83-bedd-8e1d92dfcfa7","name":"Ilán Orvek"},"unit":{"id":"1d39d24c-027a-5cac-8a47-c9ae2ed8221e","name":"3rd Brigade"},"acting":true}', '{}', '[]', NULL, NULL, 'since_beginning_of_time', '2010-12-31', 0, 0, NULL, 'As printed.', 'public', 0, 0, 3);
INSERT INTO public.assertion VALUES (6, 6, NULL, NULL, NULL, 'asserted', '{"unit":{"id":"1d39d24c-027a-5cac-8a47-c9ae2ed8221e","name":"3rd Brigade"},"type":"child-of","related_unit":{"id":"a0cea8b3-2c06-596c-b01f-e4dab4864868","name":"Army"}}', '{}', '[]', NULL, NULL, 'since_beginning_of_time', '2010-12-31', 0, 0, NULL, 'As printed.', 'public', 0, 0, 3);
INSERT INTO public.assertion VALUES (7, 7, NULL, NULL, NULL, 'asserted', '{"unit":{"id":"1d39d24c-027a-5cac-8a47-c9ae2ed8221e","name":"3rd Brigade"},"type":"site","location":{"id":"fcfab26c-149a-5e43-973b-b19403e6dcf3","name":"Dorum"}}', '{}', '[]', NULL, NULL, 'since_beginning_of_time', '2010-12-31', 0, 0, NULL, 'As printed.', 'public', 0, 0, 3);
INSERT INTO public.assertion VALUES (8, 8, NULL, NULL, NULL, 'denied', '{"violation_types":["arbitrary detention"],"description":"Men were held.","perpetrators":[{"id":"1d39d24c-027a-5cac-8a47-c9ae2ed8221e","name":"3rd Brigade"},{"id":"dbdac7ce-528f-57a7-b818-0c56450d6876","name":"7th Brigade"}]}', '{}', '[]', NULL, NULL, 'since_beginning_of_time', '2010-12-31', 0, 0, NULL, 'As printed.', 'public', 0, 0, 3);
INSERT INTO public.assertion VALUES (9, 9, NULL, NULL, NULL, 'asserted', '{"recipient_unit":{"id":"1d39d24c-027a-5cac-8a47-c9ae2ed8221e","name":"3rd Brigade"},"quantity":12,"cost":1500.5}', '{}', '[]', NULL, NULL, 'since_beginning_of_time', '2010-12-31', 0, 0, NULL, 'As printed.', 'public', 0, 0, 3);
INSERT INTO public.assertion VALUES (10, 10, NULL, NULL, NULL, 'asserted', '{"name":"Dorum","geo_type":"point","admin_level":4}', '{}', '[]', NULL, NULL, 'since_beginning_of_time', '2010-12-31', 0, 0, NULL, 'As printed.', 'public', 0, 0, 3);
INSERT INTO public.assertion VALUES (12, 12, NULL, NULL, NULL, 'asserted', '{"person":{"id":"dd9d7a3c-732f-5258-922f-7b59207e6bc8","name":"Ilan Orvek"},"unit":{"id":"1d39d24c-027a-5cac-8a47-c9ae2ed8221e","name":"3rd Brigade"}}', '{}', '[]', '2009-05-03', '2009-05-03', NULL, NULL, 0, 0, NULL, NULL, 'public', 0, 0, 3);
INSERT INTO public.assertion VALUES (13, 13, NULL, NULL, NULL, 'asserted', '{"person":{"id":"dd9d7a3c-732f-5258-922f-7b59207e6bc8","name":"Ilan Orvek"},"unit":{"id":"1d39d24c-027a-5cac-8a47-c9ae2ed8221e","name":"3rd Brigade"}}', '{}', '[{"speaker":null,"speaker_text":"she","described_as":null,"named":false,"number":"unknown","cue":null,"stance":"asserts","grounds":"none_stated","visibility":"restricted"}]', '2009-05-03', '2009-05-03', NULL, NULL, 0, 0, NULL, NULL, 'public', 0, 2, 3);
INSERT INTO public.assertion VALUES (14, 1, 2, 'crf 2', 0.625, 'asserted', '{"person":{"id":"f4d4dcc2-8f0b-5b83-bedd-8e1d92dfcfa7","name":"Ilán Orvek"},"unit":{"id":"1d39d24c-027a-5cac-8a47-c9ae2ed8221e","name":"3rd Brigade"}}', '{"person":"Low"}', '[{"speaker":null,"speaker_text":"a guard","described_as":"who was there","named":false,"number":"one","cue":"said","stance":"asserts","grounds":"witnessed","visibility":"public"}]', '2009-01-01', '2009-12-31', '2008-01-01', '2008-12-31', 1, 0, 1, NULL, 'public', 0, 0, 6);
INSERT INTO public.capture VALUES ('99c5c537564884e218a1a9a345fad04d5a61d866a02725c213dfefd5df172a04', 13, 'text/plain', 1);
INSERT INTO public.capture VALUES ('be59076fab40e61424833d37e7b9591f0a86ada5481df1c8c0428a48e8b23c01', 63, 'text/plain', 1);
INSERT INTO public.capture VALUES ('78af7bdb5626eb0a046772b3edda705ca9e60ba7af0960eea89f7fa201d685a8', 5, 'text/csv', 1);
INSERT INTO public.casebook VALUES ('id', '0a8a2c5e-5d0c-4d2b-9a43-4b6f6a1c7f10');
INSERT INTO public.citation VALUES (1, '1463d2be-7236-5221-ad7e-21d3a9f78195', '2f0149cc-345c-570b-8034-37430da59a66', 'page', '1', 2);
INSERT INTO public.citation VALUES (2, '0706dce9-d22a-53ba-9dbe-6a6f3c59c9a2', '91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', 'page', '1', 3);
INSERT INTO public.citation VALUES (3, '3aeae033-3214-55af-a00e-a627eeffb50b', '072f6d16-e3fa-5061-a32d-f495eee20021', 'page', '1', 3);
INSERT INTO public.citation VALUES (4, '35985230-e040-5a0e-98af-cf70fe862eba', '91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', 'page', '2', 3);
INSERT INTO public.citation VALUES (5, '8778ef22-14e9-5998-890a-487b95e64bc4', '91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', 'page', '3', 3);
INSERT INTO public.citation VALUES (6, '5e8bbb08-7965-5680-9bd3-80e1d91ac504', '91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', 'page', '4', 3);
INSERT INTO public.citation VALUES (7, 'b5c909bc-12ef-559d-8434-b53a794a996d', '91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', 'page', '5', 3);
INSERT INTO public.citation VALUES (8, '05aefe2a-69fa-5ac5-8b15-250b9d629cf3', '91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', 'page', '6', 3);
INSERT INTO public.citation VALUES (9, '01de6276-fd10-5df0-8003-7064d7610500', '91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', 'page', '7', 3);
INSERT INTO public.citation VALUES (10, 'fd149bfc-ca9c-5d14-be4a-52c6f937480f', '91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', 'page', '8', 3);
INSERT INTO public.claim VALUES (1, '080df581-f404-5d36-bac6-81c9c79892ca', 'posting', '1b32484b-9d12-5277-8641-ae88ebf74b7b', 'draft', 2);
INSERT INTO public.claim VALUES (2, '3f7dbb3d-c13e-547c-acd0-6f3b4fb2567a', 'posting', 'f7062744-08a2-5723-920c-20114b3c8271', 'draft', 2);
INSERT INTO public.claim VALUES (3, 'eb1ea0e5-2963-5efe-b1aa-96193e335f19', 'unit', '87e58049-aad4-504e-9a35-1c45098b3fae', 'accepted', 3);
INSERT INTO public.claim VALUES (4, '7735cbc7-56c5-5ed2-bb24-8438bc2be29e', 'person', '39762459-9e44-5cea-8a95-41dc94c0f2e2', 'accepted', 3);
INSERT INTO public.claim VALUES (5, 'c6b7c632-c88e-501a-9667-50dfa53443ab', 'posting', 'c68b3868-2305-5608-977e-06afa2dbe4cf', 'accepted', 3);
INSERT INTO public.claim VALUES (6, 'be74c83e-2c10-5616-885b-9756b689a331', 'relation', 'f2c1ef27-f630-54be-a41c-4508924fc4aa', 'accepted', 3);
INSERT INTO public.claim VALUES (7, '66af6960-fd6e-59fb-9100-c140b3ff475a', 'positioning', 'e9103b8f-7156-5115-b12a-6e4428ea594f', 'accepted', 3);
INSERT INTO public.claim VALUES (8, 'afcdb1c1-1d8a-5574-87ac-4bdb611282fc', 'incident', '4d1c5878-cf3f-5345-b8cf-c68502227d69', 'accepted', 3);
INSERT INTO public.claim VALUES (9, 'f46c6142-2a93-5322-800d-366481dd589f', 'training', '69f00256-17be-5623-bbba-d00a5da84c86', 'accepted', 3);
INSERT INTO public.claim VALUES (10, 'bd545e12-4bd4-5a66-af71-3b9e57fd3c91', 'location', '22587215-a40f-539d-8016-4c2a49dacef8', 'accepted', 3);
INSERT INTO public.claim VALUES (12, '8fc3d71e-6c86-50ad-8507-b9f19a5b0867', 'posting', '064c430a-bc60-5e51-a2e4-330d5a57ee80', 'draft', 3);
INSERT INTO public.claim VALUES (13, '3d1515f1-907b-5624-af14-812fe79259a2', 'posting', '064c430a-bc60-5e51-a2e4-330d5a57ee80', 'draft', 3);
INSERT INTO public.custody VALUES (1, 'taken', '072f6d16-e3fa-5061-a32d-f495eee20021', '99c5c537564884e218a1a9a345fad04d5a61d866a02725c213dfefd5df172a04', '{"name":"mail.eml","actor":"ann","at":"2026-01-01T12:00:01.000000Z","salt":"3e71c24b80abe622a9a161154c94e3b7"}', 'bb63d75187d95fc5eaf20c09d80d96a57cd365f164b9a64c026081d612d7f56d', '0000000000000000000000000000000000000000000000000000000000000000', '6330523e265e9d2e1dc6deaf0715faae3f46075952f372d67ad36d9b26f890ef', 1);
INSERT INTO public.custody VALUES (2, 'taken', '2f0149cc-345c-570b-8034-37430da59a66', 'be59076fab40e61424833d37e7b9591f0a86ada5481df1c8c0428a48e8b23c01', '{"name":"letdce9ter.txt","actor":"ann","at":"2026-01-01T12:00:01.000000Z","salt":"b29c6aed6d85ee3ee98d1f559fc79d09"}', '3f4524822bbebed7acaa02809fd2858fa67b202e9506cccfa522a45c5d93568e', '6330523e265e9d2e1dc6deaf0715faae3f46075952f372d67ad36d9b26f890ef', 'eaf24749feff77f35323ab65bf490d0bdde33acb8754552b080f19bdf1420f4d', 1);
INSERT INTO public.custody VALUES (4, 'taken', '91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', '78af7bdb5626eb0a046772b3edda705ca9e60ba7af0960eea89f7fa201d685a8', '{"name":"postings.csv","actor":"ann","at":"2026-01-01T12:00:01.000000Z","salt":"d0685b7d84eb8a67a155f2a2c9fac6f5"}', '281afcf8dd67ef6a49955850faf237f84b42b3098ef4951e81a47d8aff237f06', '11ce18dd68b337a01d6b11b3326a72276c05490a9246959a1d280da75ab15c6c', '34ce9bc2c260be602e83d7461378db6f21654a25fb5d7c319e04738620691099', 1);
INSERT INTO public.custody VALUES (3, 'taken', '20eab8a0-2eee-5c44-baff-f7fb20590fc6', 'b1ca75893c912f8398414d62f41d150ea123b08b0cbd8925d1dcec145d487a8d', NULL, '8d2dd49a2b121bab6243a60b75824390606fa8db44af5e802084b9a63412e3f9', 'eaf24749feff77f35323ab65bf490d0bdde33acb8754552b080f19bdf1420f4d', '11ce18dd68b337a01d6b11b3326a72276c05490a9246959a1d280da75ab15c6c', 1);
INSERT INTO public.custody VALUES (5, 'purged', NULL, 'b1ca75893c912f8398414d62f41d150ea123b08b0cbd8925d1dcec145d487a8d', '{"actor":"ann","at":"2026-01-01T12:00:07.000000Z","salt":"09edb1585cc73a61449076bb32fca08e"}', 'f66a4f8765e3383fa0378b195e0e37ed0953d7e59a9f0569e4f1ce8f79691356', '34ce9bc2c260be602e83d7461378db6f21654a25fb5d7c319e04738620691099', 'fc5289cd4c3431a83191aa56d747972d04c1738108dc3dfa35d5d5b8196014bc', 7);
INSERT INTO public.decision VALUES (1, 1, 'accepted', '{"fields":{"unit":{"id":"dbdac7ce-528f-57a7-b818-0c56450d6876","name":"7th Brigade"},"title":"Commander"},"notes":"n"}', 'the ministry', NULL, 4);
INSERT INTO public.decision VALUES (2, 3, 'conflict', '{}', NULL, NULL, 4);
INSERT INTO public.decision VALUES (3, 4, 'accepted', '{"visibility":"restricted"}', NULL, 2, 4);
INSERT INTO public.decision VALUES (4, 2, 'superseded', '{}', 'a later reading no longer finds it', NULL, 6);
INSERT INTO public.evidence VALUES (1, 0, 1, '2d21e7e5-0654-560d-88aa-4dfb8ec1e1ed', '["person"]', '[{"start":6,"end":16,"text":"Ilán Orvek","page":null,"boxes":[],"supports":["person"]}]', NULL, NULL, NULL);
INSERT INTO public.evidence VALUES (2, 0, 1, '2d21e7e5-0654-560d-88aa-4dfb8ec1e1ed', '["person"]', '[{"start":41,"end":51,"text":"Mara Tolin","page":null,"boxes":[],"supports":["person"]}]', NULL, NULL, NULL);
INSERT INTO public.evidence VALUES (3, 0, 2, NULL, '[]', '[]', NULL, '20100101', NULL);
INSERT INTO public.evidence VALUES (3, 1, 3, NULL, '[]', '[]', NULL, NULL, NULL);
INSERT INTO public.evidence VALUES (4, 0, 4, NULL, '[]', '[]', NULL, '20100101', NULL);
INSERT INTO public.evidence VALUES (4, 1, 3, NULL, '[]', '[]', NULL, NULL, NULL);
INSERT INTO public.evidence VALUES (5, 0, 5, NULL, '[]', '[]', NULL, '20100101', NULL);
INSERT INTO public.evidence VALUES (5, 1, 3, NULL, '[]', '[]', NULL, NULL, NULL);
INSERT INTO public.evidence VALUES (6, 0, 6, NULL, '[]', '[]', NULL, '20100101', NULL);
INSERT INTO public.evidence VALUES (6, 1, 3, NULL, '[]', '[]', NULL, NULL, NULL);
INSERT INTO public.evidence VALUES (7, 0, 7, NULL, '[]', '[]', NULL, '20100101', NULL);
INSERT INTO public.evidence VALUES (7, 1, 3, NULL, '[]', '[]', NULL, NULL, NULL);
INSERT INTO public.evidence VALUES (8, 0, 8, NULL, '[]', '[]', NULL, '20100101', NULL);
INSERT INTO public.evidence VALUES (8, 1, 3, NULL, '[]', '[]', NULL, NULL, NULL);
INSERT INTO public.evidence VALUES (9, 0, 9, NULL, '[]', '[]', NULL, '20100101', NULL);
INSERT INTO public.evidence VALUES (9, 1, 3, NULL, '[]', '[]', NULL, NULL, NULL);
INSERT INTO public.evidence VALUES (10, 0, 10, NULL, '[]', '[]', NULL, '20100101', NULL);
INSERT INTO public.evidence VALUES (10, 1, 3, NULL, '[]', '[]', NULL, NULL, NULL);
INSERT INTO public.evidence VALUES (12, 1, 2, NULL, '[]', '[]', NULL, NULL, NULL);
INSERT INTO public.evidence VALUES (13, 0, 2, NULL, '[]', '[]', NULL, NULL, NULL);
INSERT INTO public.failure VALUES (1, 'take', 'bad.pdf', NULL, NULL, 'encrypted', 'is encrypted', 'open it', 0, 1);
INSERT INTO public.failure VALUES (2, 'take', 'late.txt', NULL, NULL, 'vanished', 'was gone', 'take it again', 1, 1);
INSERT INTO public.failure_cleared VALUES (2, 6);
INSERT INTO public.finding VALUES (1, '072f6d16-e3fa-5061-a32d-f495eee20021', '99c5c537564884e218a1a9a345fad04d5a61d866a02725c213dfefd5df172a04', 'mail.eml', 1);
INSERT INTO public.finding VALUES (2, '2f0149cc-345c-570b-8034-37430da59a66', 'be59076fab40e61424833d37e7b9591f0a86ada5481df1c8c0428a48e8b23c01', 'letdce9ter.txt', 1);
INSERT INTO public.finding VALUES (3, '2f0149cc-345c-570b-8034-37430da59a66', 'be59076fab40e61424833d37e7b9591f0a86ada5481df1c8c0428a48e8b23c01', 'copy.txt', 1);
INSERT INTO public.holding VALUES ('072f6d16-e3fa-5061-a32d-f495eee20021', '99c5c537564884e218a1a9a345fad04d5a61d866a02725c213dfefd5df172a04', 1);
INSERT INTO public.holding VALUES ('2f0149cc-345c-570b-8034-37430da59a66', 'be59076fab40e61424833d37e7b9591f0a86ada5481df1c8c0428a48e8b23c01', 1);
INSERT INTO public.holding VALUES ('91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', '78af7bdb5626eb0a046772b3edda705ca9e60ba7af0960eea89f7fa201d685a8', 1);
INSERT INTO public.judgement VALUES ('af959395-0b2a-5170-8051-44c734108263', '1d39d24c-027a-5cac-8a47-c9ae2ed8221e', 'f4d4dcc2-8f0b-5b83-bedd-8e1d92dfcfa7', 'same', 'alike', 0.5, 5);
INSERT INTO public.judgement VALUES ('33ac1d93-46a8-55d2-b1a9-b964b30e731a', '1d39d24c-027a-5cac-8a47-c9ae2ed8221e', 'fb2d6590-eb72-5f0b-b143-1eee298c604f', 'different', 'alike', 0.5, 5);
INSERT INTO public.judgement VALUES ('2dfa31ce-919b-5cca-a968-bebf0a4af2fe', 'f4d4dcc2-8f0b-5b83-bedd-8e1d92dfcfa7', 'fb2d6590-eb72-5f0b-b143-1eee298c604f', 'same', 'alike', 0.5, 5);
INSERT INTO public.judgement_withdrawal VALUES ('2dfa31ce-919b-5cca-a968-bebf0a4af2fe', 'not alike', 5);
INSERT INTO public.mention VALUES (1, 1, 'Person', 6, 16, 0.5);
INSERT INTO public.mention VALUES (2, 1, 'Person', 41, 51, 0.5);
INSERT INTO public.mention VALUES (3, 2, 'Person', 6, 16, 0.5);
INSERT INTO public.name VALUES (1, 'f4d4dcc2-8f0b-5b83-bedd-8e1d92dfcfa7', 'Ilán Orvek');
INSERT INTO public.name VALUES (2, '1d39d24c-027a-5cac-8a47-c9ae2ed8221e', '3rd Brigade');
INSERT INTO public.name VALUES (3, 'fb2d6590-eb72-5f0b-b143-1eee298c604f', 'Mara Tolin');
INSERT INTO public.name VALUES (4, '87e58049-aad4-504e-9a35-1c45098b3fae', '3rd Brigade');
INSERT INTO public.name VALUES (5, '87e58049-aad4-504e-9a35-1c45098b3fae', 'Brigada 3');
INSERT INTO public.name VALUES (6, '39762459-9e44-5cea-8a95-41dc94c0f2e2', 'Ilán Orvek');
INSERT INTO public.name VALUES (7, 'a0cea8b3-2c06-596c-b01f-e4dab4864868', 'Army');
INSERT INTO public.name VALUES (8, 'fcfab26c-149a-5e43-973b-b19403e6dcf3', 'Dorum');
INSERT INTO public.name VALUES (9, 'dbdac7ce-528f-57a7-b818-0c56450d6876', '7th Brigade');
INSERT INTO public.name VALUES (10, '22587215-a40f-539d-8016-4c2a49dacef8', 'Dorum');
INSERT INTO public.name VALUES (11, 'dd9d7a3c-732f-5258-922f-7b59207e6bc8', 'Ilan Orvek');
INSERT INTO public.name_words VALUES (1, 'ilan orvek');
INSERT INTO public.name_words VALUES (2, '3rd brigade');
INSERT INTO public.name_words VALUES (3, 'mara tolin');
INSERT INTO public.name_words VALUES (4, '3rd brigade');
INSERT INTO public.name_words VALUES (5, 'brigada 3');
INSERT INTO public.name_words VALUES (6, 'ilan orvek');
INSERT INTO public.name_words VALUES (7, 'army');
INSERT INTO public.name_words VALUES (8, 'dorum');
INSERT INTO public.name_words VALUES (9, '7th brigade');
INSERT INTO public.name_words VALUES (10, 'dorum');
INSERT INTO public.name_words VALUES (11, 'ilan orvek');
INSERT INTO public.passage VALUES (1, '97012ddd-723d-5911-8a60-34ac1c331fcc', 0, 'From: N. Sela');
INSERT INTO public.passage VALUES (2, '2d21e7e5-0654-560d-88aa-4dfb8ec1e1ed', 0, 'Cnel. Ilán Orvek of the 3rd Brigade0000 met Mara Tolin.
She left.
');
INSERT INTO public.passage VALUES (4, '4e526927-edd2-5c5d-bef4-a3d3d9358594', 0, 'Orvek
Tolin');
INSERT INTO public.passage_words VALUES (1, 'from n sela');
INSERT INTO public.passage_words VALUES (2, 'cnel ilan orvek of the 3rd brigade met mara tolin she left');
INSERT INTO public.passage_words VALUES (4, 'orvek tolin');
INSERT INTO public.publication VALUES (1, '94798996-c7f4-521c-8119-76d7f14caae4', 'El Correo', 'Nembria', 1);
INSERT INTO public.reading VALUES (1, '2f0149cc-345c-570b-8034-37430da59a66', '2d21e7e5-0654-560d-88aa-4dfb8ec1e1ed', 'crf', '1', 2);
INSERT INTO public.reading VALUES (2, '2f0149cc-345c-570b-8034-37430da59a66', '2d21e7e5-0654-560d-88aa-4dfb8ec1e1ed', 'crf', '2', 6);
INSERT INTO public.rendition VALUES ('97012ddd-723d-5911-8a60-34ac1c331fcc', '99c5c537564884e218a1a9a345fad04d5a61d866a02725c213dfefd5df172a04', 'plain', '1', '99c5c537564884e218a1a9a345fad04d5a61d866a02725c213dfefd5df172a04', 13, '{}', '[]', 1);
INSERT INTO public.rendition VALUES ('2d21e7e5-0654-560d-88aa-4dfb8ec1e1ed', 'be59076fab40e61424833d37e7b9591f0a86ada5481df1c8c0428a48e8b23c01', 'plain', '1', 'be59076fab40e61424833d37e7b9591f0a86ada5481df1c8c0428a48e8b23c01', 63, '{}', '[]', 1);
INSERT INTO public.rendition VALUES ('4e526927-edd2-5c5d-bef4-a3d3d9358594', '78af7bdb5626eb0a046772b3edda705ca9e60ba7af0960eea89f7fa201d685a8', 'table', '1', 'cd4744be413e5bf8997d83e3a6b69a8e2153506cb42efaa51c569097b1145033', 11, '{"title":"Postings"}', '["two sections"]', 1);
INSERT INTO public.schema_version VALUES ('0001');
INSERT INTO public.section VALUES (1, '4e526927-edd2-5c5d-bef4-a3d3d9358594', 0, 'page', '1', 0, 5, 595, 842, '\x789c8b8e36d031d53137d2330011a63a8606867a46a63a16267a06b1b1005cc40636');
INSERT INTO public.section VALUES (2, '4e526927-edd2-5c5d-bef4-a3d3d9358594', 1, 'sheet', 'Postings', 6, 11, NULL, NULL, '\x789c8b8e36d33134d4517234548a8d050015c10317');
INSERT INTO public.source VALUES ('072f6d16-e3fa-5061-a32d-f495eee20021', 1);
INSERT INTO public.source VALUES ('2f0149cc-345c-570b-8034-37430da59a66', 1);
INSERT INTO public.source VALUES ('91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', 1);
INSERT INTO public.source_details VALUES (1, '072f6d16-e3fa-5061-a32d-f495eee20021', 'Re: brigada', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 1);
INSERT INTO public.source_details VALUES (2, '2f0149cc-345c-570b-8034-37430da59a66', 'La brigada', 'N. Sela', '94798996-c7f4-521c-8119-76d7f14caae4', '2009-01-01', '2009-12-31', 'https://correo.example/1', 'https://archive.example/1', 'es', 'public', NULL, NULL, 0, 1);
INSERT INTO public.source_details VALUES (3, '2f0149cc-345c-570b-8034-37430da59a66', 'La brigada', 'N. Sela', '94798996-c7f4-521c-8119-76d7f14caae4', '2009-01-01', '2009-12-31', 'https://correo.example/1', 'https://archive.example/1', 'es', 'public', '072f6d16-e3fa-5061-a32d-f495eee20021', 'letter.txt', 1, 1);
INSERT INTO public.source_details VALUES (5, '91d76a9a-1ced-5bb8-ab8e-474f29f1cb86', 'Postings', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, 1);
INSERT INTO public.source_details VALUES (6, '072f6d16-e3fa-5061-a32d-f495eee20021', 'Re: brigada', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'restricted', NULL, NULL, 2, 8);
INSERT INTO public.source_details VALUES (7, '2f0149cc-345c-570b-8034-37430da59a66', 'La brigada', 'N. Sela', '94798996-c7f4-521c-8119-76d7f14caae4', '2009-01-01', '2009-12-31', 'https://correo.example/1', 'https://archive.example/1', 'es', 'public', '072f6d16-e3fa-5061-a32d-f495eee20021', 'letter.txt', 2, 8);
INSERT INTO public.source_details_words VALUES (1, 're brigada');
INSERT INTO public.source_details_words VALUES (2, 'la brigada');
INSERT INTO public.source_details_words VALUES (3, 'la brigada');
INSERT INTO public.source_details_words VALUES (5, 'postings');
INSERT INTO public.source_details_words VALUES (6, 're brigada');
INSERT INTO public.source_details_words VALUES (7, 'la brigada');
INSERT INTO public.subject VALUES (1, 1, 'person', 0, 2);
INSERT INTO public.subject VALUES (1, 2, 'unit', 0, 2);
INSERT INTO public.subject VALUES (2, 3, 'person', 0, 2);
INSERT INTO public.subject VALUES (2, 2, 'unit', 0, 2);
INSERT INTO public.subject VALUES (3, 4, 'names', 0, 3);
INSERT INTO public.subject VALUES (3, 5, 'names', 0, 3);
INSERT INTO public.subject VALUES (4, 6, 'names', 0, 3);
INSERT INTO public.subject VALUES (5, 1, 'person', 0, 3);
INSERT INTO public.subject VALUES (5, 2, 'unit', 0, 3);
INSERT INTO public.subject VALUES (6, 2, 'unit', 0, 3);
INSERT INTO public.subject VALUES (6, 7, 'related_unit', 0, 3);
INSERT INTO public.subject VALUES (7, 2, 'unit', 0, 3);
INSERT INTO public.subject VALUES (7, 8, 'location', 0, 3);
INSERT INTO public.subject VALUES (8, 2, 'perpetrators', 0, 3);
INSERT INTO public.subject VALUES (8, 9, 'perpetrators', 0, 3);
INSERT INTO public.subject VALUES (9, 2, 'recipient_unit', 0, 3);
INSERT INTO public.subject VALUES (10, 10, 'name', 0, 3);
INSERT INTO public.subject VALUES (12, 11, 'person', 0, 3);
INSERT INTO public.subject VALUES (12, 2, 'unit', 0, 3);
INSERT INTO public.subject VALUES (13, 11, 'person', 0, 3);
INSERT INTO public.subject VALUES (13, 2, 'unit', 0, 3);
INSERT INTO public.subject VALUES (1, 9, 'unit', 0, 4);
INSERT INTO public.subject VALUES (1, 2, 'unit', 1, 4);
INSERT INTO public.tombstone VALUES (1, '20eab8a0-2eee-5c44-baff-f7fb20590fc6', 'b1ca75893c912f8398414d62f41d150ea123b08b0cbd8925d1dcec145d487a8d', 'asked to', 7);
SELECT pg_catalog.setval('public.act_id_seq', 1, false);
SELECT pg_catalog.setval('public.assertion_id_seq', 14, true);
SELECT pg_catalog.setval('public.custody_id_seq', 1, false);
SELECT pg_catalog.setval('public.decision_id_seq', 4, true);
SELECT pg_catalog.setval('public.failure_id_seq', 2, true);
SELECT pg_catalog.setval('public.finding_id_seq', 4, true);
SELECT pg_catalog.setval('public.mention_id_seq', 3, true);
SELECT pg_catalog.setval('public.passage_id_seq', 1, false);
SELECT pg_catalog.setval('public.publication_id_seq', 1, true);
SELECT pg_catalog.setval('public.reading_id_seq', 2, true);
SELECT pg_catalog.setval('public.section_id_seq', 2, true);
SELECT pg_catalog.setval('public.source_details_id_seq', 1, false);
SELECT pg_catalog.setval('public.tombstone_id_seq', 1, true);
ALTER TABLE ONLY public.act
    ADD CONSTRAINT pk_act PRIMARY KEY (id);
ALTER TABLE ONLY public.assertion
    ADD CONSTRAINT pk_assertion PRIMARY KEY (id);
ALTER TABLE ONLY public.capture
    ADD CONSTRAINT pk_capture PRIMARY KEY (sha256);
ALTER TABLE ONLY public.casebook
    ADD CONSTRAINT pk_casebook PRIMARY KEY (key);
ALTER TABLE ONLY public.citation
    ADD CONSTRAINT pk_citation PRIMARY KEY (id);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT pk_claim PRIMARY KEY (id);
ALTER TABLE ONLY public.custody
    ADD CONSTRAINT pk_custody PRIMARY KEY (id);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT pk_decision PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT pk_evidence PRIMARY KEY (claim, ordinal);
ALTER TABLE ONLY public.failure
    ADD CONSTRAINT pk_failure PRIMARY KEY (id);
ALTER TABLE ONLY public.failure_cleared
    ADD CONSTRAINT pk_failure_cleared PRIMARY KEY (failure);
ALTER TABLE ONLY public.finding
    ADD CONSTRAINT pk_finding PRIMARY KEY (id);
ALTER TABLE ONLY public.holding
    ADD CONSTRAINT pk_holding PRIMARY KEY (source, sha256);
ALTER TABLE ONLY public.judgement
    ADD CONSTRAINT pk_judgement PRIMARY KEY (id);
ALTER TABLE ONLY public.judgement_withdrawal
    ADD CONSTRAINT pk_judgement_withdrawal PRIMARY KEY (judgement);
ALTER TABLE ONLY public.mention
    ADD CONSTRAINT pk_mention PRIMARY KEY (id);
ALTER TABLE ONLY public.name
    ADD CONSTRAINT pk_name PRIMARY KEY (id);
ALTER TABLE ONLY public.name_words
    ADD CONSTRAINT pk_name_words PRIMARY KEY (rowid);
ALTER TABLE ONLY public.passage
    ADD CONSTRAINT pk_passage PRIMARY KEY (id);
ALTER TABLE ONLY public.passage_words
    ADD CONSTRAINT pk_passage_words PRIMARY KEY (rowid);
ALTER TABLE ONLY public.publication
    ADD CONSTRAINT pk_publication PRIMARY KEY (id);
ALTER TABLE ONLY public.reading
    ADD CONSTRAINT pk_reading PRIMARY KEY (id);
ALTER TABLE ONLY public.rendition
    ADD CONSTRAINT pk_rendition PRIMARY KEY (id);
ALTER TABLE ONLY public.section
    ADD CONSTRAINT pk_section PRIMARY KEY (id);
ALTER TABLE ONLY public.source
    ADD CONSTRAINT pk_source PRIMARY KEY (id);
ALTER TABLE ONLY public.source_details
    ADD CONSTRAINT pk_source_details PRIMARY KEY (id);
ALTER TABLE ONLY public.source_details_words
    ADD CONSTRAINT pk_source_details_words PRIMARY KEY (rowid);
ALTER TABLE ONLY public.subject
    ADD CONSTRAINT pk_subject PRIMARY KEY (claim, name, field, turn);
ALTER TABLE ONLY public.tombstone
    ADD CONSTRAINT pk_tombstone PRIMARY KEY (id);
ALTER TABLE ONLY public.schema_version
    ADD CONSTRAINT schema_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.act
    ADD CONSTRAINT uq_act_at UNIQUE (at);
ALTER TABLE ONLY public.citation
    ADD CONSTRAINT uq_citation_key UNIQUE (key);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT uq_claim_key UNIQUE (key);
ALTER TABLE ONLY public.reading
    ADD CONSTRAINT uq_reading_source_rendition_recogniser_version UNIQUE (source, rendition, recogniser, version);
ALTER TABLE ONLY public.tombstone
    ADD CONSTRAINT uq_tombstone_source_sha256 UNIQUE (source, sha256);
CREATE INDEX ix_assertion_claim_id ON public.assertion USING btree (claim, id);
CREATE INDEX ix_assertion_rank ON public.assertion USING btree (rank) WHERE (rank > 0);
CREATE INDEX ix_assertion_reading ON public.assertion USING btree (reading) WHERE (reading IS NOT NULL);
CREATE INDEX ix_assertion_speaker_rank ON public.assertion USING btree (speaker_rank) WHERE (speaker_rank > 0);
CREATE INDEX ix_citation_source ON public.citation USING btree (source);
CREATE INDEX ix_claim_about ON public.claim USING btree (about);
CREATE INDEX ix_claim_type_id ON public.claim USING btree (type, id);
CREATE INDEX ix_custody_sha256 ON public.custody USING btree (sha256);
CREATE INDEX ix_decision_claim_id ON public.decision USING btree (claim, id);
CREATE INDEX ix_decision_rank ON public.decision USING btree (rank) WHERE (rank > 0);
CREATE INDEX ix_evidence_citation ON public.evidence USING btree (citation);
CREATE INDEX ix_failure_name ON public.failure USING hash (name);
CREATE INDEX ix_failure_sha256 ON public.failure USING btree (sha256);
CREATE INDEX ix_finding_sha256 ON public.finding USING btree (sha256);
CREATE INDEX ix_finding_source_sha256 ON public.finding USING btree (source, sha256);
CREATE INDEX ix_holding_sha256 ON public.holding USING btree (sha256);
CREATE INDEX ix_judgement_left ON public.judgement USING btree ("left");
CREATE INDEX ix_judgement_right ON public.judgement USING btree ("right");
CREATE INDEX ix_mention_reading ON public.mention USING btree (reading);
CREATE INDEX ix_name_entity ON public.name USING btree (entity);
CREATE INDEX ix_name_words_words ON public.name_words USING gin (string_to_array(words, ' '::text));
ALTER INDEX public.ix_name_words_words ALTER COLUMN 1 SET STATISTICS 0;
CREATE UNIQUE INDEX ix_passage_rendition_start ON public.passage USING btree (rendition, start);
CREATE INDEX ix_passage_words_words ON public.passage_words USING gin (string_to_array(words, ' '::text));
ALTER INDEX public.ix_passage_words_words ALTER COLUMN 1 SET STATISTICS 0;
CREATE INDEX ix_publication_key_id ON public.publication USING btree (key, id);
CREATE INDEX ix_reading_rendition ON public.reading USING btree (rendition);
CREATE INDEX ix_rendition_sha256 ON public.rendition USING btree (sha256);
CREATE UNIQUE INDEX ix_section_rendition_ordinal ON public.section USING btree (rendition, ordinal);
CREATE INDEX ix_source_details_parent ON public.source_details USING btree (parent);
CREATE INDEX ix_source_details_rank ON public.source_details USING btree (rank);
CREATE INDEX ix_source_details_source_id ON public.source_details USING btree (source, id);
CREATE INDEX ix_source_details_url ON public.source_details USING hash (url);
CREATE INDEX ix_source_details_words_words ON public.source_details_words USING gin (string_to_array(words, ' '::text));
ALTER INDEX public.ix_source_details_words_words ALTER COLUMN 1 SET STATISTICS 0;
CREATE INDEX ix_subject_name_claim ON public.subject USING btree (name, claim);
CREATE INDEX ix_tombstone_sha256 ON public.tombstone USING btree (sha256);
ALTER TABLE ONLY public.assertion
    ADD CONSTRAINT fk_assertion_act FOREIGN KEY (act) REFERENCES public.act(id);
ALTER TABLE ONLY public.assertion
    ADD CONSTRAINT fk_assertion_claim FOREIGN KEY (claim) REFERENCES public.claim(id);
ALTER TABLE ONLY public.assertion
    ADD CONSTRAINT fk_assertion_reading FOREIGN KEY (reading) REFERENCES public.reading(id);
ALTER TABLE ONLY public.capture
    ADD CONSTRAINT fk_capture_act FOREIGN KEY (act) REFERENCES public.act(id);
ALTER TABLE ONLY public.citation
    ADD CONSTRAINT fk_citation_act FOREIGN KEY (act) REFERENCES public.act(id);
ALTER TABLE ONLY public.citation
    ADD CONSTRAINT fk_citation_source FOREIGN KEY (source) REFERENCES public.source(id);
ALTER TABLE ONLY public.claim
    ADD CONSTRAINT fk_claim_act FOREIGN KEY (act) REFERENCES public.act(id);
ALTER TABLE ONLY public.custody
    ADD CONSTRAINT fk_custody_act FOREIGN KEY (act) REFERENCES public.act(id);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT fk_decision_act FOREIGN KEY (act) REFERENCES public.act(id);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT fk_decision_claim FOREIGN KEY (claim) REFERENCES public.claim(id);
ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT fk_evidence_citation FOREIGN KEY (citation) REFERENCES public.citation(id);
ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT fk_evidence_claim FOREIGN KEY (claim) REFERENCES public.claim(id);
ALTER TABLE ONLY public.failure
    ADD CONSTRAINT fk_failure_act FOREIGN KEY (act) REFERENCES public.act(id);
ALTER TABLE ONLY public.failure_cleared
    ADD CONSTRAINT fk_failure_cleared_act FOREIGN KEY (act) REFERENCES public.act(id);
ALTER TABLE ONLY public.failure_cleared
    ADD CONSTRAINT fk_failure_cleared_failure FOREIGN KEY (failure) REFERENCES public.failure(id);
ALTER TABLE ONLY public.failure
    ADD CONSTRAINT fk_failure_source FOREIGN KEY (source) REFERENCES public.source(id);
ALTER TABLE ONLY public.finding
    ADD CONSTRAINT fk_finding_act FOREIGN KEY (act) REFERENCES public.act(id);
ALTER TABLE ONLY public.finding
    ADD CONSTRAINT fk_finding_sha256 FOREIGN KEY (sha256) REFERENCES public.capture(sha256);
ALTER TABLE ONLY public.finding
    ADD CONSTRAINT fk_finding_source FOREIGN KEY (source) REFERENCES public.source(id);
ALTER TABLE ONLY public.holding
    ADD CONSTRAINT fk_holding_act FOREIGN KEY (act) REFERENCES public.act(id);
ALTER TABLE ONLY public.holding
    ADD CONSTRAINT fk_holding_sha256 FOREIGN KEY (sha256) REFERENCES public.capture(sha256);
ALTER TABLE ONLY public.holding
    ADD CONSTRAINT fk_holding_source FOREIGN KEY (source) REFERENCES public.source(id);
ALTER TABLE ONLY public.judgement
    ADD CONSTRAINT fk_judgement_act FOREIGN KEY (act) REFERENCES public.act(id);
ALTER TABLE ONLY public.judgement_withdrawal
    ADD CONSTRAINT fk_judgement_withdrawal_act FOREIGN KEY (act) REFERENCES public.act(id);
ALTER TABLE ONLY public.judgement_withdrawal
    ADD CONSTRAINT fk_judgement_withdrawal_judgement FOREIGN KEY (judgement) REFERENCES public.judgement(id);
ALTER TABLE ONLY public.mention
    ADD CONSTRAINT fk_mention_reading FOREIGN KEY (reading) REFERENCES public.reading(id);
ALTER TABLE ONLY public.passage
    ADD CONSTRAINT fk_passage_rendition FOREIGN KEY (rendition) REFERENCES public.rendition(id);
ALTER TABLE ONLY public.publication
    ADD CONSTRAINT fk_publication_act FOREIGN KEY (act) REFERENCES public.act(id);
ALTER TABLE ONLY public.reading
    ADD CONSTRAINT fk_reading_act FOREIGN KEY (act) REFERENCES public.act(id);
ALTER TABLE ONLY public.reading
    ADD CONSTRAINT fk_reading_rendition FOREIGN KEY (rendition) REFERENCES public.rendition(id);
ALTER TABLE ONLY public.reading
    ADD CONSTRAINT fk_reading_source FOREIGN KEY (source) REFERENCES public.source(id);
ALTER TABLE ONLY public.rendition
    ADD CONSTRAINT fk_rendition_act FOREIGN KEY (act) REFERENCES public.act(id);
ALTER TABLE ONLY public.rendition
    ADD CONSTRAINT fk_rendition_sha256 FOREIGN KEY (sha256) REFERENCES public.capture(sha256);
ALTER TABLE ONLY public.section
    ADD CONSTRAINT fk_section_rendition FOREIGN KEY (rendition) REFERENCES public.rendition(id);
ALTER TABLE ONLY public.source
    ADD CONSTRAINT fk_source_act FOREIGN KEY (act) REFERENCES public.act(id);
ALTER TABLE ONLY public.source_details
    ADD CONSTRAINT fk_source_details_act FOREIGN KEY (act) REFERENCES public.act(id);
ALTER TABLE ONLY public.source_details
    ADD CONSTRAINT fk_source_details_parent FOREIGN KEY (parent) REFERENCES public.source(id);
ALTER TABLE ONLY public.source_details
    ADD CONSTRAINT fk_source_details_source FOREIGN KEY (source) REFERENCES public.source(id);
ALTER TABLE ONLY public.subject
    ADD CONSTRAINT fk_subject_act FOREIGN KEY (act) REFERENCES public.act(id);
ALTER TABLE ONLY public.subject
    ADD CONSTRAINT fk_subject_claim FOREIGN KEY (claim) REFERENCES public.claim(id);
ALTER TABLE ONLY public.subject
    ADD CONSTRAINT fk_subject_name FOREIGN KEY (name) REFERENCES public.name(id);
ALTER TABLE ONLY public.tombstone
    ADD CONSTRAINT fk_tombstone_act FOREIGN KEY (act) REFERENCES public.act(id);

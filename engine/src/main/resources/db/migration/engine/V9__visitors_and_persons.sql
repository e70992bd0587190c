-- The session that is in force of a visitor who moved to another device, and the visitor that the device was before: it may ask again.
create table engine.visitor_sessions (
    visitor_id uuid        primary key,
    session    int         not null check (session > 0),
    device     uuid        not null,
    moved_at   timestamptz not null
);

create index visitor_sessions_by_move on engine.visitor_sessions (moved_at);

-- Which visitor a verified person is: an e-mail address or an OpenID subject, as a keyed digest. One person is one visitor, and one
-- visitor has one person of a kind.
create table engine.persons (
    kind        text        not null check (kind in ('EMAIL', 'OIDC')),
    digest      bytea       not null check (octet_length(digest) = 32),
    visitor_id  uuid        not null,
    verified_at timestamptz not null,
    primary key (kind, digest),
    unique (visitor_id, kind)
);

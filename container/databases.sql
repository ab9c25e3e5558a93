-- One database for each service, with roles that reach no other: one owns and migrates it, one is the service's, one
-- replicates its outbox. What they may do inside, the owner grants when it migrates.
REVOKE CONNECT ON DATABASE postgres FROM PUBLIC;
REVOKE CONNECT ON DATABASE template1 FROM PUBLIC;

CREATE ROLE orders_owner LOGIN PASSWORD 'orders_owner';
CREATE ROLE orders LOGIN PASSWORD 'orders';
CREATE ROLE orders_relay LOGIN REPLICATION PASSWORD 'orders_relay';
CREATE DATABASE orders OWNER orders_owner;
REVOKE CONNECT ON DATABASE orders FROM PUBLIC;

CREATE ROLE inventory_owner LOGIN PASSWORD 'inventory_owner';
CREATE ROLE inventory LOGIN PASSWORD 'inventory';
CREATE ROLE inventory_relay LOGIN REPLICATION PASSWORD 'inventory_relay';
CREATE DATABASE inventory OWNER inventory_owner;
REVOKE CONNECT ON DATABASE inventory FROM PUBLIC;

CREATE ROLE coupon_owner LOGIN PASSWORD 'coupon_owner';
CREATE ROLE coupon LOGIN PASSWORD 'coupon';
CREATE ROLE coupon_relay LOGIN REPLICATION PASSWORD 'coupon_relay';
CREATE DATABASE coupon OWNER coupon_owner;
REVOKE CONNECT ON DATABASE coupon FROM PUBLIC;

CREATE ROLE wallet_owner LOGIN PASSWORD 'wallet_owner';
CREATE ROLE wallet LOGIN PASSWORD 'wallet';
CREATE ROLE wallet_relay LOGIN REPLICATION PASSWORD 'wallet_relay';
CREATE DATABASE wallet OWNER wallet_owner;
REVOKE CONNECT ON DATABASE wallet FROM PUBLIC;

CREATE ROLE ranking_owner LOGIN PASSWORD 'ranking_owner';
CREATE ROLE ranking LOGIN PASSWORD 'ranking';
CREATE DATABASE ranking OWNER ranking_owner;
REVOKE CONNECT ON DATABASE ranking FROM PUBLIC;

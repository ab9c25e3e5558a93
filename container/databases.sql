-- One database for each service, owned by a role of the same name that reaches no other.
REVOKE CONNECT ON DATABASE postgres FROM PUBLIC;
REVOKE CONNECT ON DATABASE template1 FROM PUBLIC;

CREATE ROLE orders LOGIN REPLICATION PASSWORD 'orders';
CREATE ROLE inventory LOGIN REPLICATION PASSWORD 'inventory';
CREATE ROLE coupon LOGIN REPLICATION PASSWORD 'coupon';
CREATE ROLE wallet LOGIN REPLICATION PASSWORD 'wallet';
CREATE ROLE ranking LOGIN PASSWORD 'ranking';

CREATE DATABASE orders OWNER orders;
CREATE DATABASE inventory OWNER inventory;
CREATE DATABASE coupon OWNER coupon;
CREATE DATABASE wallet OWNER wallet;
CREATE DATABASE ranking OWNER ranking;

REVOKE CONNECT ON DATABASE orders, inventory, coupon, wallet, ranking FROM PUBLIC;

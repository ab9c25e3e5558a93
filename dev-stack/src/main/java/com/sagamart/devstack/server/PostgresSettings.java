package com.sagamart.devstack.server;

/// The whole configuration of the embedded PostgreSQL.
final class PostgresSettings {

  private PostgresSettings() {}

  static String forPort(int port) {
    return
"""
listen_addresses = '127.0.0.1'
port = %d
unix_socket_directories = ''
max_connections = 250

# what is acknowledged is on disk
fsync = on
synchronous_commit = on
full_page_writes = on

# the outbox is read by logical replication
wal_level = logical
max_replication_slots = 24
max_wal_senders = 24
wal_sender_timeout = 10s

# a small machine
shared_buffers = 128MB
work_mem = 4MB
maintenance_work_mem = 64MB
checkpoint_timeout = 10min
max_wal_size = 1GB
min_wal_size = 128MB
max_slot_wal_keep_size = 2GB
jit = off
dynamic_shared_memory_type = mmap

timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%%m [%%p] %%u@%%d '
log_checkpoints = off
log_replication_commands = off
"""
        .formatted(port);
  }
}

/// Plumbing that every service needs, written once. Each room below is one concern; services see
/// only what is public.
@NullMarked
package com.sagamart.starter;

import org.jspecify.annotations.NullMarked;

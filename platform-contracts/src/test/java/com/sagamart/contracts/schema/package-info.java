/// The events as JSON Schema and AsyncAPI: drawn from the records and the saga's map, and compared
/// with what was released.
@NullMarked
package com.sagamart.contracts.schema;

import org.jspecify.annotations.NullMarked;

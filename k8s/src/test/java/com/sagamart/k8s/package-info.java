/// What is promised of the manifests, proved on what kustomize makes of them.
@NullMarked
package com.sagamart.k8s;

import org.jspecify.annotations.NullMarked;

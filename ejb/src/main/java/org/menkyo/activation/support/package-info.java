/** What support does for product keys: exchanging them, granting activations, issuing individual keys. */
package org.menkyo.activation.support;

/**
 * The wire protocol between KMS clients and hosts (VA-301…304, VA-311, VA-312), as described in {@code
 * docs/protocol/kms.md}. It is Menkyo's own and not compatible with any vendor's activation protocol.
 */
package org.menkyo.protocol.kms;

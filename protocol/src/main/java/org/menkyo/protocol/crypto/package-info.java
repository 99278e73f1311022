/** The few cryptographic building blocks that the formats of this module share. */
package org.menkyo.protocol.crypto;

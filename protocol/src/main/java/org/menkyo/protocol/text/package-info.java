/** Bytes as text that people can type. */
package org.menkyo.protocol.text;

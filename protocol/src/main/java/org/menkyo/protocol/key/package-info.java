/** Product keys: how 25 characters carry type, group and serial, and how they are checked (VA-106). */
package org.menkyo.protocol.key;

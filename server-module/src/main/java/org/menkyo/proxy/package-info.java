/** Where calls come from that a proxy passes on. */
package org.menkyo.proxy;

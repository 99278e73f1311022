/** Activation of many machines by one that is connected, also by a carried file (VA-404). */
package org.menkyo.client.proxy;

/** How a machine's hardware is read (VA-206). */
package org.menkyo.client.hardware;

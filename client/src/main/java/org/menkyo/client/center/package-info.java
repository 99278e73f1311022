/** How a client asks the publisher's activation service (VA-402). */
package org.menkyo.client.center;

/** How often somebody who has not signed in may call, on every interface alike (LC-1108). */
package org.menkyo.throttle;

/** Physical media as pages (LC-703). */
package org.menkyo.physicalmedia.portal;

/** Answer files for automated installation (VA-408). */
package org.menkyo.client.unattend;

/** The digital twin's command line (VA-703). */
package org.menkyo.twin;

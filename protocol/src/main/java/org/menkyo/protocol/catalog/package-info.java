/** The catalog file that a client product carries (VA-306, VA-308). */
package org.menkyo.protocol.catalog;

/** What the tool tells the center (VA-503). */
package org.menkyo.machines.center;

/** Commands from JSON and views as JSON, by whichever way they come and go. */
package org.menkyo.shared.json;

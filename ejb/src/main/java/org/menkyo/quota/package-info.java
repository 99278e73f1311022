/** How often something may be done, counted in the database and so by all servers together (LC-1108). */
package org.menkyo.quota;

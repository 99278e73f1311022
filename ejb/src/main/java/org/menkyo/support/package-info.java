/** Support cases of distributors, and what support does for licence IDs (LC-801 to LC-804). */
package org.menkyo.support;

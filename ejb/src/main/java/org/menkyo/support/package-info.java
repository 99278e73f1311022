/** Support cases of distributors, customers and resellers, and what support does for license IDs (LC-801 to LC-805). */
package org.menkyo.support;

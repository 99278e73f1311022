package org.menkyo.twin.world;

import java.util.List;
import org.menkyo.twin.scenario.TestedPlan;

/**
 * What became of a plan.
 *
 * @param plan the plan
 * @param days how things stood at the beginning of each day, and at the end of the last
 */
public record Course(TestedPlan plan, List<DayState> days) {}

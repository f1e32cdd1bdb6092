package android.app.usage;

import java.util.List;

public class UsageStatsManager {
    public List<UsageStats> queryUsageStats(int interval, long begin, long end) {
        return List.of();
    }

    public UsageEvents queryEvents(long begin, long end) {
        return new UsageEvents();
    }

    public java.util.Map<String, UsageStats> queryAndAggregateUsageStats(long begin, long end) {
        queryUsageStats(4, begin, end);
        return java.util.Map.of();
    }
}

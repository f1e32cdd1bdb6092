package android.app.usage;

import java.util.List;

public class UsageStatsManager {
    public List<UsageStats> queryUsageStats(int interval, long begin, long end) {
        return List.of();
    }

    public UsageEvents queryEvents(long begin, long end) {
        return new UsageEvents();
    }
}

"""The work of context-benchmarks, done by the Python library ai-sdk-stream-python: prints nanoseconds per event."""
import asyncio
import sys
import time

from ai_sdk_stream_python import StreamContext


async def throughput(count: int, collect: bool) -> float:
    context = StreamContext(collect=collect)

    async def work(ctx: StreamContext) -> None:
        for number in range(count):
            await ctx.write_text("8 chars.")
            # The library's queue has no limit; without this pause, the reader would begin after the last write.
            if number % 100 == 0:
                await asyncio.sleep(0)

    start = time.perf_counter()
    await context.run(work)
    total = 0
    async for chunk in context.stream():
        total += len(chunk.encode())
    assert total > count * 8
    return (time.perf_counter() - start) * 1e9 / count


print(asyncio.run(throughput(int(sys.argv[1]), "collect" in sys.argv)))
